using Renci.SshNet;

namespace Slipway.Servers;

/// <summary>A port that leads through the SSH connection for as long as this lives.</summary>
public sealed class PortForward : IAsyncDisposable
{
    private readonly SshClient _client;
    private readonly ForwardedPort _port;

    internal PortForward(SshClient client, ForwardedPort port, int number) => (_client, _port, Port) = (client, port, number);

    /// <summary>The port on the loopback of the side that listens.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.Run(() =>
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
    });
}
