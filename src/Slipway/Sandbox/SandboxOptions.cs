using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>What a sandbox is made of.</summary>
public sealed record SandboxOptions
{
    /// <summary>Label and prefix of everything that belongs to it: lower case, digits, dashes.</summary>
    public string Name { get; init; } = "slipway";

    /// <summary>The servers, each with a loopback address of its own.</summary>
    public ImmutableArray<SandboxServerOptions> Servers { get; init; } = [new("local", "127.77.0.1")];

    /// <summary>Loopback port of the registry.</summary>
    public int RegistryPort { get; init; } = 5555;

    /// <summary>Images that must be in its registry once it is up.</summary>
    public ImmutableArray<SandboxImage> Images { get; init; } = [];

    /// <summary>The repository's root, which has <c>docker/sandbox</c>.</summary>
    public required string Root { get; init; }

    /// <summary>Removes the sandbox when this process ends, however it ends; for tests.</summary>
    public bool EndsWithProcess { get; init; }

    /// <summary>Keys, pinned host keys and the record of the sandbox: <c>.nuke/temp/sandbox/&lt;name&gt;</c>.</summary>
    public string StateDirectory => Path.Combine(Root, ".nuke", "temp", "sandbox", Name);

    /// <summary>Asked before debootstrap is installed and run as root, which only machines without a hub need.</summary>
    public Func<string, CancellationToken, Task<bool>> Confirm { get; init; } = (_, _) => Task.FromResult(true);

    /// <summary>Whether a server has domains, so that somebody must sign for them.</summary>
    internal bool HasAuthority => Servers.Any(server => !server.Domains.IsEmpty);

    internal PrerequisiteOptions Prerequisites => new() { Root = Root, Confirm = Confirm };

    internal string Source => Path.Combine(Root, "docker", "sandbox");
}

/// <summary>One server of a sandbox.</summary>
/// <param name="Name">What plans, logs and errors call it.</param>
/// <param name="Address">Loopback address that its ports are published on.</param>
public sealed record SandboxServerOptions(string Name, string Address)
{
    /// <summary>Not 22, which the machine's own sshd holds on every address of the machine.</summary>
    public int SshPort { get; init; } = 2222;

    /// <summary>Published port of the server's port 80.</summary>
    public int HttpPort { get; init; } = 80;

    /// <summary>Published port of the server's port 443.</summary>
    public int HttpsPort { get; init; } = 443;

    /// <summary>
    /// Domains that lead to it within the sandbox, whose certificate authority signs for them over ACME; without any in the
    /// whole sandbox there is no authority.
    /// </summary>
    public ImmutableArray<string> Domains { get; init; } = [];
}
