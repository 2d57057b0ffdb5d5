using System.Net;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Slipway.Servers;

public sealed partial class ServerConnection
{
    // Exits with 0 when something listens on the port that the first argument names in hexadecimal (state 0A is LISTEN).
    private const string ListensScript = """cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -qiE "^ *[0-9]+: [0-9A-F]+:$1 [0-9A-F]+:0000 0A" """;

    /// <summary>Opens a port on this machine's loopback that leads to a host and port as the server sees them (a container's address, say).</summary>
    /// <param name="remoteHost">Host name or address, resolved on the server.</param>
    /// <param name="remotePort">Its port.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PortForward> ForwardToServerAsync(string remoteHost, int remotePort, CancellationToken cancellationToken = default)
    {
#pragma warning disable CA2000 // The forward owns it.
        var port = new ForwardedPortLocal("127.0.0.1", remoteHost, (uint)remotePort);
#pragma warning restore CA2000
        return StartAsync(port, () => (int)port.BoundPort, $"forwarding to {remoteHost}:{remotePort}", cancellationToken);
    }

    /// <summary>Opens a port on the server's loopback that leads to a host and port as this machine sees them (its registry, say).</summary>
    /// <param name="serverPort">Port on the server's 127.0.0.1; 0 lets the server choose.</param>
    /// <param name="host">Host name or address, resolved here.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="SlipwayException">The server refuses: the port is taken there, or sshd forbids forwarding.</exception>
    public async Task<PortForward> ForwardFromServerAsync(
        int serverPort, string host, int port, CancellationToken cancellationToken = default)
    {
        var address = IPAddress.TryParse(host, out var parsed) ? parsed
            : host == "localhost" ? IPAddress.Loopback
            : (await Dns.GetHostAddressesAsync(host, cancellationToken))[0];
#pragma warning disable CA2000 // The forward owns it.
        var forward = new ForwardedPortRemote(IPAddress.Loopback, (uint)serverPort, address, (uint)port);
#pragma warning restore CA2000
        try
        {
            return await StartAsync(forward, () => (int)forward.BoundPort, $"opening port {serverPort} on the server", cancellationToken);
        }
        catch (ConnectionLostException exception) when (!_lost.Task.IsCompleted)
        {
            throw await RefusedAsync(serverPort, exception, cancellationToken);
        }
    }

    private async Task<PortForward> StartAsync(ForwardedPort port, Func<int> number, string what, CancellationToken cancellationToken)
    {
        port.Exception += (_, e) => _log.Debug("{Server}: {What}: {Reason}", Server.Name, what, e.Exception.Message);
        try
        {
            var starting = Task.Run(() =>
            {
                _client.AddForwardedPort(port);
                port.Start();
            }, CancellationToken.None);
            if (await Task.WhenAny(starting, _lost.Task).WaitAsync(cancellationToken) != starting)
                throw new SshConnectionException("The server does not answer any more.");
            await starting;
            return new PortForward(_client, port, number(), _lost.Task);
        }
        catch (Exception exception) when (exception is SshException or ObjectDisposedException)
        {
            throw new ConnectionLostException(Server, what, exception);
        }
    }

    private async Task<SlipwayException> RefusedAsync(int port, Exception cause, CancellationToken cancellationToken)
    {
        var listens = await RunAsync(RemoteCommand.Script(ListensScript, port.ToString("X4")).For("looking for what holds the port").AllowFailure(), cancellationToken);
        return listens.Succeeded
            ? new SlipwayException($"{Server.Name} ({Server}) refused to open port {port} on its loopback: something listens there already",
                $"see what it is: sudo ss -ltnp 'sport = :{port}'; another deploy may be running", cause)
            : new SlipwayException($"{Server.Name} ({Server}) refused to open port {port} on its loopback: sshd forbids remote forwarding",
                "set AllowTcpForwarding yes (and no PermitListen against it) in /etc/ssh/sshd_config on the server and reload sshd", cause);
    }

    /// <summary>AES-GCM moves several times as much as SSH.NET's first choice (AES-CTR with a separate HMAC); images go through here.</summary>
    private static void PreferFastCiphers(ConnectionInfo info)
    {
        info.Encryptions.SetPosition("aes256-gcm@openssh.com", 0);
        info.Encryptions.SetPosition("aes128-gcm@openssh.com", 0);
    }
}
