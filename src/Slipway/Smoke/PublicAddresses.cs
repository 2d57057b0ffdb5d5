using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Slipway.Smoke;

/// <summary>
/// Where host names lead when not where DNS says: <c>host → address[:port]</c> or <c>host:port → address[:port]</c>.
/// Only the connection goes elsewhere; the name in the request and in the certificate stays the public one.
/// </summary>
/// <param name="Map">The overrides; the more specific key wins.</param>
internal sealed record PublicAddresses(ImmutableDictionary<string, string> Map)
{
    /// <summary>A proxy would resolve the names itself.</summary>
    public bool AllowsProxy => Map.IsEmpty;

    /// <summary>Chromium's <c>--host-resolver-rules</c>; null without overrides.</summary>
    public string? ResolverRules => Map.IsEmpty
        ? null
        : string.Join(", ", Map.OrderByDescending(x => x.Key.Contains(':', StringComparison.Ordinal)).ThenBy(x => x.Key, StringComparer.Ordinal).Select(x => $"MAP {x.Key} {x.Value}"));

    /// <summary>What to connect to.</summary>
    /// <exception cref="InvalidInputException">The override is not <c>address</c> or <c>address:port</c>.</exception>
    public (string Host, int Port) Find(string host, int port)
    {
        if (!Map.TryGetValue($"{host}:{port}", out var target) && !Map.TryGetValue(host, out target))
            return (host, port);
        // "[::1]:8443" would parse as an address too, with its port ignored.
        if (!target.StartsWith('[') && IPAddress.TryParse(target, out _))
            return (target, port);
        if (IPEndPoint.TryParse(target, out var endpoint))
            return (endpoint.Address.ToString(), endpoint.Port);
        return target.Split(':') switch
        {
            [var name] => (name, port),
            [var name, var text] when ushort.TryParse(text, out var number) => (name, number),
            _ => throw new InvalidInputException($"The address '{target}' for {host} in SmokeChecks.Resolve is not of the form address or address:port."),
        };
    }

    /// <summary>Connects a socket; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = Find(context.DnsEndPoint.Host, context.DnsEndPoint.Port);
#pragma warning disable CA2000 // The stream owns it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
