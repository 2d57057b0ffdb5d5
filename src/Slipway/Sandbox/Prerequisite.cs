namespace Slipway.Sandbox;

/// <summary>A program that the sandbox or the tests need on this machine, and the package of Debian and Ubuntu that has it.</summary>
/// <param name="Program">Name on the path.</param>
/// <param name="Package">Package that has it.</param>
public sealed record Prerequisite(string Program, string Package)
{
    /// <summary>The browser of the smoke test.</summary>
    public static Prerequisite Chromium { get; } = new("chromium", "chromium");

    /// <summary>Tells the browser of the smoke test which authority to trust.</summary>
    public static Prerequisite Certutil { get; } = new("certutil", "libnss3-tools");

    /// <summary>Makes Debian's root file system where no hub is reachable.</summary>
    public static Prerequisite Debootstrap { get; } = new("debootstrap", "debootstrap");

    /// <summary>The ssh client, for a person who wants to look around.</summary>
    public static Prerequisite OpenSshClient { get; } = new("ssh", "openssh-client");

    /// <summary>A shell in which the tests press TAB.</summary>
    public static Prerequisite Zsh { get; } = new("zsh", "zsh");

    /// <summary>Another one.</summary>
    public static Prerequisite Fish { get; } = new("fish", "fish");

    /// <summary>Runs the linters of workflows.</summary>
    public static Prerequisite Node { get; } = new("node", "nodejs");

    /// <summary>Installs them, as locked.</summary>
    public static Prerequisite Npm { get; } = new("npm", "npm");

    /// <summary>Whether the path has it.</summary>
    public bool IsPresent => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Any(directory => File.Exists(Path.Combine(directory, Program)));
}

/// <summary>How what is missing on this machine is installed.</summary>
public sealed record PrerequisiteOptions
{
    /// <summary>The repository's root, which has <c>docker/sandbox</c>.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// Asked with a sentence before anything is installed or started as root; answers true to go ahead. The caller decides
    /// when a person need not be asked (root in CI, <c>--yes</c>).
    /// </summary>
    public required Func<string, CancellationToken, Task<bool>> Confirm { get; init; }

    /// <summary>Where the engine that Slipway started is recorded.</summary>
    public string StateDirectory => Path.Combine(Root, ".nuke", "temp", "docker");

    internal string Scripts => Path.Combine(Root, "docker", "sandbox");
}
