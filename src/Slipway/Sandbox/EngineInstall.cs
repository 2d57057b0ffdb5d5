using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>How Docker gets onto a machine: which packages, and from which suite when the machine's own is too old.</summary>
/// <param name="Packages">Names of packages as apt-get takes them: <c>name</c>, or <c>name/suite</c> for one of a newer suite.</param>
/// <param name="Suite">The newer suite of Debian that some come from; null where all are the machine's own.</param>
internal sealed record EngineInstall(ImmutableArray<string> Packages, string? Suite)
{
    /// <summary>Debian's release that has Engine 26 and Compose 2.26 among its own packages.</summary>
    public const string NewerSuite = "trixie";

    private const int NewerVersion = 13;

    // The newer iptables would need the newer C library, and with it half of the system; Docker takes any.
    private const string Firewall = "iptables";

    private static readonly ImmutableArray<string> Debian = ["docker.io", "docker-cli", "docker-compose", "docker-buildx"];
    private static readonly ImmutableArray<string> Ubuntu = ["docker.io", "docker-compose-v2", "docker-buildx"];

    /// <summary>The way for <paramref name="os"/>; null where Slipway knows none.</summary>
    public static EngineInstall? For(OsRelease os)
    {
        if (os.IsUbuntu)
            return new(Ubuntu.Add(Firewall), Suite: null);
        if (!os.IsDebian)
            return null;
        // Testing and unstable have no number and are newer.
        var old = int.TryParse(os.Version, out var version) && version < NewerVersion;
        return old
            ? new([.. Debian.Select(package => $"{package}/{NewerSuite}"), Firewall], NewerSuite)
            : new(Debian.Add(Firewall), Suite: null);
    }
}
