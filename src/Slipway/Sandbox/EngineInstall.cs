using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>How Docker gets onto a machine: which packages, and from which suite when the machine's own is too old.</summary>
/// <param name="Packages">Names of the distribution's packages.</param>
/// <param name="Suite">A newer suite of Debian to take them from; null takes the machine's own.</param>
internal sealed record EngineInstall(ImmutableArray<string> Packages, string? Suite)
{
    /// <summary>Debian's release that has Engine 26 and Compose 2.26 among its own packages.</summary>
    public const string NewerSuite = "trixie";

    private const int NewerVersion = 13;

    private static readonly ImmutableArray<string> Debian = ["docker.io", "docker-cli", "docker-compose", "docker-buildx", "iptables"];
    private static readonly ImmutableArray<string> Ubuntu = ["docker.io", "docker-compose-v2", "docker-buildx", "iptables"];

    /// <summary>The way for <paramref name="os"/>; null where Slipway knows none.</summary>
    public static EngineInstall? For(OsRelease os)
    {
        if (os.IsUbuntu)
            return new(Ubuntu, Suite: null);
        if (!os.IsDebian)
            return null;
        // Testing and unstable have no number and are newer.
        var old = int.TryParse(os.Version, out var version) && version < NewerVersion;
        return new(Debian, old ? NewerSuite : null);
    }
}
