using System.Collections.Immutable;

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

    /// <inheritdoc/>
    public override string ToString() => Port == 22 ? $"{User}@{Host}" : $"{User}@{Host}:{Port}";
}
