using System.Collections.Immutable;
using System.Globalization;

namespace Slipway.Servers;

/// <summary>One Linux host reached over SSH, with Docker Engine and Compose v2.</summary>
/// <param name="Name">What plans, logs and errors call it.</param>
/// <param name="Host">Host name or address.</param>
public sealed record Server(string Name, string Host)
{
    /// <summary>SSH port.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The non-root user that owns <c>/opt/&lt;application&gt;</c> and may use Docker.</summary>
    public string User { get; init; } = "deploy";

    /// <summary>
    /// Pinned host keys as OpenSSH prints fingerprints (<c>SHA256:…</c>, without padding). Empty refuses every key,
    /// with the fingerprint that was offered and where to write it.
    /// </summary>
    public ImmutableArray<string> HostKeys { get; init; } = [];

    /// <summary>Host name or address with the port where it is not 22, as <see cref="At"/> reads it.</summary>
    public string Address => Port == 22 ? Host : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>A server by its address.</summary>
    /// <param name="name">What plans, logs and errors call it.</param>
    /// <param name="address"><c>host</c>, <c>host:port</c>, <c>[IPv6]:port</c> or a bare IPv6 address.</param>
    /// <exception cref="InvalidInputException">It is none of these.</exception>
    public static Server At(string name, string address)
    {
        var colon = address.StartsWith('[') ? address.IndexOf("]:", StringComparison.Ordinal) + 1 : address.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || (!address.StartsWith('[') && address.IndexOf(':', colon + 1) > 0))
            return new Server(name, Bare(address));
        return int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? new Server(name, Bare(address[..colon])) { Port = port }
            : throw new InvalidInputException($"'{address}' is no address of a server: behind the colon is a port from 1 to 65535.", "--ssh-host 203.0.113.10, --ssh-host qa.example.com:2222 or --ssh-host [2001:db8::1]:2222");

        static string Bare(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
    }

    /// <inheritdoc/>
    public override string ToString() => Port == 22 ? $"{User}@{Host}" : $"{User}@{Host}:{Port}";
}
