using Renci.SshNet;
using Renci.SshNet.Common;
using Serilog;

namespace Slipway.Servers;

/// <summary>
/// Notices a server that went silent. SSH.NET's own keepalive expects no answer, so TCP alone would notice after a quarter of an
/// hour; here a <c>cat</c> on the server returns a byte every few seconds. Short deploys end before the first one.
/// </summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SshClient _client;
    private readonly ILogger _log;
    private readonly Action<Exception> _lost;
    private readonly Task _beating;

    public Heartbeat(SshClient client, ILogger log, Action<Exception> lost)
    {
        (_client, _log, _lost) = (client, log, lost);
        _beating = BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _beating;
        _stopping.Dispose();
    }

    private async Task BeatAsync()
    {
        var beats = new Beats(_client);
        try
        {
            while (true)
            {
                await Task.Delay(Interval, TimeProvider.System, _stopping.Token);
                await Task.Run(beats.Once, CancellationToken.None).WaitAsync(Patience, TimeProvider.System, _stopping.Token);
            }
        }
        catch (TimeoutException exception)
        {
            _lost(exception);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The connection is being closed, and the channel with it.
        }
        catch (Exception exception) when (exception is SshException or InvalidOperationException or IOException)
        {
            // A broken connection announces itself; a server that allows no further session only goes without heartbeat.
            _log.Debug("No heartbeat: {Reason}", exception.Message);
        }
    }

    private sealed class Beats(SshClient client)
    {
        private readonly byte[] _beat = new byte[1];
        private SshCommand? _echo;
        private Stream? _input;

        public void Once()
        {
            if (_echo is null)
            {
                _echo = client.CreateCommand("cat");
                _ = _echo.ExecuteAsync().ContinueWith(x => x.Exception, TaskScheduler.Default);
                _input = _echo.CreateInputStream();
            }

            _input!.Write(_beat, 0, 1);
            if (_echo.OutputStream.Read(_beat, 0, 1) == 0)
                throw new IOException("The heartbeat ended.");
        }
    }
}
