using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Renci.SshNet.Common;

namespace Slipway.Servers;

public sealed partial class ServerConnection
{
    /// <summary>Runs a command to its end and gives back what it printed.</summary>
    /// <param name="command">What.</param>
    /// <param name="cancellationToken">Ends it on the server too: SIGTERM to its process group, SIGKILL 2 s later.</param>
    /// <exception cref="RemoteCommandException">It exited with another code than 0 and that is not allowed.</exception>
    /// <exception cref="RemoteTimeoutException">It ran longer than <see cref="RemoteCommand.Timeout"/>.</exception>
    /// <exception cref="ConnectionLostException">The connection broke; whether it ended is unknown.</exception>
    public async Task<RemoteResult> RunAsync(RemoteCommand command, CancellationToken cancellationToken = default)
    {
        var lines = new OutputBuffer();
        var exitCode = await ExecuteAsync(command, lines.ReadAsync, cancellationToken);
        var result = new RemoteResult(exitCode, lines.Output, lines.Error);
        return exitCode == 0 || command.AllowsFailure ? result : throw Failed(command, result);
    }

    /// <summary>Runs a command and gives its lines as they come. Leaving the loop early ends the command on the server.</summary>
    /// <param name="command">What.</param>
    /// <param name="cancellationToken">Ends it on the server too.</param>
    /// <exception cref="RemoteCommandException">After the last line: it exited with another code than 0 and that is not allowed.</exception>
    /// <exception cref="RemoteTimeoutException">It ran longer than <see cref="RemoteCommand.Timeout"/>.</exception>
    /// <exception cref="ConnectionLostException">The connection broke.</exception>
    public async IAsyncEnumerable<RemoteLine> StreamAsync(
        RemoteCommand command, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lines = new LineChannel();
        var run = lines.CompleteAfterAsync(ExecuteAsync(command, lines.ReadAsync, leaving.Token));
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(CancellationToken.None))
                yield return line;
            var exitCode = await run;
            if (exitCode != 0 && !command.AllowsFailure)
                throw Failed(command, new RemoteResult(exitCode, "", lines.Tail));
        }
        finally
        {
            await leaving.CancelAsync();
            await run.ContinueWith(x => x.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task<int> ExecuteAsync(
        RemoteCommand command, Func<RunningCommand, Task> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        using var timeout = new CancellationTokenSource(command.Timeout ?? Timeout.InfiniteTimeSpan, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        Interlocked.Increment(ref _roundTrips);
        _log.Verbose("{Server}$ {Command}", Server.Name, command.ToString());
        try
        {
            var exitCode = await RunToEndAsync(command, read, either.Token);
            _log.Verbose("{Server}: exit code {ExitCode} after {Milliseconds:0} ms", Server.Name, exitCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return exitCode;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RemoteTimeoutException(Server, command);
        }
        catch (Exception exception) when (exception is SshException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            throw new ConnectionLostException(Server, command.Doing, exception);
        }
    }

    private async Task<int> RunToEndAsync(RemoteCommand command, Func<RunningCommand, Task> read, CancellationToken cancellationToken)
    {
        using var running = await StartAsync(command, cancellationToken);
        try
        {
#pragma warning disable CA2025 // Disposing the command ends its streams, and reading them with it.
            var reading = read(running);
#pragma warning restore CA2025
            await running.WaitAsync(_lost.Task, cancellationToken);
            await reading;
            return running.ExitCode;
        }
        catch (Exception exception) when (exception is not SshConnectionException && !_lost.Task.IsCompleted)
        {
            // Cancelled, timed out, or its input could not be read: nothing may go on at the other end.
            await running.EndAsync();
            throw;
        }
    }

    private async Task<RunningCommand> StartAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        var starting = RunningCommand.StartAsync(_client, command, cancellationToken);
        if (await Task.WhenAny(starting, _lost.Task) == starting)
            return await starting;
        throw new SshConnectionException("The server does not answer any more.");
    }

    private RemoteCommandException Failed(RemoteCommand command, RemoteResult result)
    {
        var secret = command.Sent?.Secret?.Reveal();
        string Clean(string text) => string.IsNullOrEmpty(secret) ? text : text.Replace(secret, Secret.Redacted, StringComparison.Ordinal);
        return new RemoteCommandException(Server, command, result with { Output = Clean(result.Output), Error = Clean(result.Error) });
    }
}
