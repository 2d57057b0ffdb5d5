using System.Collections.Immutable;

namespace Slipway.Provision;

/// <summary>What is asked of a server before it is made ready, in one round trip.</summary>
public sealed record MachineFacts
{
    /// <summary>Id of the distribution: <c>debian</c>, <c>ubuntu</c>.</summary>
    public string Os { get; init; } = "";

    /// <summary>Its version: <c>13</c>, <c>24.04</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>Its code name: <c>trixie</c>.</summary>
    public string Codename { get; init; } = "";

    /// <summary>Processor, as dpkg names it: <c>amd64</c>.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Whether systemd runs it.</summary>
    public bool HasSystemd { get; init; }

    /// <summary>Whether it is a container: kernel, clock and swap are those of its host.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether the kernel confines with AppArmor.</summary>
    public bool HasAppArmor { get; init; }

    /// <summary>Memory in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>Swap in bytes.</summary>
    public long Swap { get; init; }

    /// <summary>Version of the Docker Engine that answers; null where none does.</summary>
    public Version? Engine { get; init; }

    /// <summary>Version of Compose; null where there is none.</summary>
    public Version? Compose { get; init; }

    /// <summary>Containers that run.</summary>
    public int Containers { get; init; }

    /// <summary>Those of the packages asked for that are installed whole.</summary>
    public ImmutableHashSet<string> Packages { get; init; } = [];

    /// <summary>Whether an installation was cut off.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Whether the deploy user is there.</summary>
    public bool HasUser { get; init; }

    /// <summary>Whether it may use Docker.</summary>
    public bool UserHasDocker { get; init; }

    /// <summary>Keys that may sign in as the deploy user.</summary>
    public ImmutableArray<PublicKey> Keys { get; init; } = [];

    /// <summary>Who owns <c>/opt/&lt;application&gt;</c>; null where it is not there.</summary>
    public string? HomeOwner { get; init; }

    /// <summary>Content of <c>/etc/docker/daemon.json</c>; null where it is not there.</summary>
    public string? DaemonJson { get; init; }

    /// <summary>The files asked for that are there: path → SHA-256 and rights, such as <c>644:root:root</c>.</summary>
    public ImmutableDictionary<string, FileFact> Files { get; init; } = ImmutableDictionary<string, FileFact>.Empty;

    /// <summary>The units asked for that are there and enabled and active.</summary>
    public ImmutableHashSet<string> Units { get; init; } = [];

    /// <summary>Whether the rules that are in force are those of the file.</summary>
    public bool FirewallStands { get; init; }

    /// <summary>What sshd says that its configuration means: key in lower case → value.</summary>
    public ImmutableDictionary<string, string> Sshd { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Ports that sshd listens on.</summary>
    public ImmutableArray<int> SshPorts { get; init; } = [22];

    /// <summary>Version of OpenSSH.</summary>
    public Version OpenSsh { get; init; } = new();

    /// <summary>Fingerprints of its host keys, by type.</summary>
    public ImmutableSortedDictionary<string, string> HostKeys { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether something keeps its clock.</summary>
    public bool KeepsTime { get; init; }

    /// <summary>Changes that could lock somebody out and that nobody has confirmed: <c>ssh</c>, <c>firewall</c>.</summary>
    public ImmutableHashSet<string> Unconfirmed { get; init; } = [];

    /// <summary>Whether a file is there as wanted.</summary>
    internal bool Has(ManagedFile file) => Files.GetValueOrDefault(file.Path) == file.Fact;

    /// <inheritdoc/>
    public override string ToString() => $"{Os} {Version} {Architecture}, {Size.Of(Memory)} of memory{(HasSystemd ? "" : ", no systemd")}";
}

/// <summary>A file that is there.</summary>
/// <param name="Sha256">Of its content.</param>
/// <param name="Rights">Mode, owner and group, as <c>stat -c %a:%U:%G</c> prints them.</param>
public sealed record FileFact(string Sha256, string Rights);
