using Renci.SshNet;

namespace Slipway.Servers;

/// <summary>A port that leads through the SSH connection for as long as this lives.</summary>
public sealed class PortForward : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly SshClient _client;
    private readonly ForwardedPort _port;
    private readonly Task _lost;
    private readonly TaskCompletionSource<Exception> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PortForward(SshClient client, ForwardedPort port, int number, Task lost)
    {
        (_client, _port, Port, _lost) = (client, port, number, lost);
        port.Exception += (_, e) => _refused.TrySetResult(e.Exception);
    }

    /// <summary>The port on the loopback of the side that listens.</summary>
    public int Port { get; }

    /// <summary>
    /// Completes when the far end does not take a connection. Whoever connected to the port is not told and waits for ever: SSH.NET
    /// leaves the request of such a connection without an answer.
    /// </summary>
    public Task<Exception> Refused => _refused.Task;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() =>
        // SSH.NET waits for minutes until what goes through a port has ended; a server that is gone ends nothing, and neither does a
        // container that is gone while somebody connects to it. What is left ends by itself, or with the connection.
        await Task.WhenAny(Task.Run(Close), _lost, Task.Delay(s_patience, TimeProvider.System));

    private void Close()
    {
        try
        {
            if (_client.IsConnected)
                _client.RemoveForwardedPort(_port);
            _port.Dispose();
        }
        catch (Exception exception) when (exception is Renci.SshNet.Common.SshException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection went first, and the forward with it.
        }
    }
}
