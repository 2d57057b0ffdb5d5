using System.Collections.Immutable;
using Slipway.Preflight.Checks;

namespace Slipway.Provision;

/// <summary>Which Debian packages a server needs, and where Docker comes from.</summary>
internal static class Packages
{
    /// <summary>The first OpenSSH that shuts out by itself whoever guesses.</summary>
    private static readonly Version s_penalties = new(9, 8);

    private static readonly ImmutableArray<string> s_base =
        ["ca-certificates", "curl", "iproute2", "iptables", "nftables", "procps", "unattended-upgrades"];

    private static readonly ImmutableArray<string> s_debianDocker = ["docker.io", "docker-cli", "docker-compose"];

    private static readonly ImmutableArray<string> s_jail = ["fail2ban", "python3-systemd"];

    private static readonly ImmutableArray<string> s_time = ["systemd-timesyncd", "chrony", "ntpsec", "openntpd"];

    /// <summary>All that is asked for.</summary>
    public static ImmutableArray<string> Known => [.. s_base, .. s_debianDocker, .. DockerRepository.Packages, .. s_jail, .. s_time, "apparmor"];

    /// <summary>Whether the engine that answers is new enough for preflight.</summary>
    public static bool HasDocker(MachineFacts facts) => facts.Engine >= VersionsCheck.Engine && facts.Compose >= VersionsCheck.ComposePlugin;

    /// <summary>Whether sshd itself shuts out whoever guesses, so that fail2ban is not needed.</summary>
    public static bool HasPenalties(MachineFacts facts) => facts.OpenSsh >= s_penalties;

    /// <summary>Where Docker comes from on a system whose own is too old; null where its own is new enough.</summary>
    /// <exception cref="InvalidInputException">It is a system that Slipway does not make ready, or an older Docker stands in the way.</exception>
    public static DockerRepository? Repository(MachineFacts facts)
    {
        if (HasDocker(facts))
            return null;
        if (facts.Engine is { } engine)
            throw new InvalidInputException(
                $"The server runs Docker Engine {engine} with Compose {facts.Compose?.ToString() ?? "none"}; at least {VersionsCheck.Engine} and {VersionsCheck.ComposePlugin} are needed, and replacing them would stop its containers.",
                "back up, then on the server: apt-get remove docker.io docker-ce containerd containerd.io runc; then type the same command again");
        var version = double.TryParse(facts.Version, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (facts.Os, version) switch
        {
            ("debian", >= 13) => null,
            ("debian", >= 12) or ("ubuntu", >= 22.04) => new DockerRepository(facts.Os, facts.Codename, facts.Architecture),
            _ => throw new InvalidInputException($"The server runs {facts.Os} {facts.Version}; Slipway makes Debian 12 and newer and Ubuntu 22.04 and newer ready.", "install one of those, such as debian-13"),
        };
    }

    /// <summary>Those that are missing.</summary>
    public static ImmutableArray<string> Missing(MachineFacts facts, DockerRepository? repository)
    {
        IEnumerable<string> wanted =
        [
            .. s_base,
            .. HasDocker(facts) ? [] : repository is null ? s_debianDocker : DockerRepository.Packages,
            .. HasPenalties(facts) ? [] : s_jail,
            .. facts.IsContainer || s_time.Any(facts.Packages.Contains) ? [] : s_time[..1],
            .. facts is { HasAppArmor: true, IsContainer: false } ? ["apparmor"] : ImmutableArray<string>.Empty,
        ];
        return [.. wanted.Where(x => !facts.Packages.Contains(x))];
    }
}

/// <summary>Docker's own packages for a distribution.</summary>
/// <param name="Os">Id of the distribution.</param>
/// <param name="Codename">Its code name.</param>
/// <param name="Architecture">Processor, as dpkg names it.</param>
/// <seealso href="https://docs.docker.com/engine/install/debian/"/>
internal sealed record DockerRepository(string Os, string Codename, string Architecture)
{
    public const string KeyFile = "/etc/apt/keyrings/docker.asc";

    /// <summary>The key that Docker signs its packages with, as its documentation names it.</summary>
    public const string Fingerprint = "9DC858229FC7DD38854AE2D88D81803C0EBFCD88";

    public static ImmutableArray<string> Packages => ["docker-ce", "docker-ce-cli", "containerd.io", "docker-compose-plugin"];

    public string Address => $"https://download.docker.com/linux/{Os}";

    public ManagedFile Source => new(
        "/etc/apt/sources.list.d/docker.sources",
        $"""
        Types: deb
        URIs: {Address}
        Suites: {Codename}
        Components: stable
        Architectures: {Architecture}
        Signed-By: {KeyFile}

        """);
}
