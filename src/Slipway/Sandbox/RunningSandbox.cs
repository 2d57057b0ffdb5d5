using System.Collections.Immutable;
using Slipway.Servers;

namespace Slipway.Sandbox;

/// <summary>A sandbox that is up.</summary>
public sealed record RunningSandbox
{
    /// <summary>Its name, the value of the label on all that belongs to it.</summary>
    public required string Name { get; init; }

    /// <summary>The registry as image references name it: <c>localhost:5555</c>.</summary>
    public required string Registry { get; init; }

    /// <summary>Private key for every server, mode 0600.</summary>
    public required string PrivateKeyFile { get; init; }

    /// <summary>The pinned host keys in OpenSSH's format, for <c>ssh -o UserKnownHostsFile=</c>.</summary>
    public required string KnownHostsFile { get; init; }

    /// <summary>The servers, in the order of the options.</summary>
    public required ImmutableArray<SandboxServer> Servers { get; init; }

    /// <summary>Its certificate authority; null where no server has domains.</summary>
    public SandboxAuthority? Authority { get; init; }

    /// <summary>The server called <paramref name="name"/>.</summary>
    /// <exception cref="SlipwayException">There is none.</exception>
    public SandboxServer Find(string name) => Servers.FirstOrDefault(server => server.Server.Name == name)
        ?? throw new SlipwayException($"Sandbox {Name} has no server {name}; it has {string.Join(", ", Servers.Select(server => server.Server.Name))}.");
}

/// <summary>One server of a sandbox, and how to reach it.</summary>
/// <param name="Server">Its SSH address, user and pinned host keys.</param>
/// <param name="Container">The container that is the server.</param>
/// <param name="HttpPort">Where its port 80 is published on <see cref="Server.Host"/>.</param>
/// <param name="HttpsPort">Where its port 443 is published on <see cref="Server.Host"/>.</param>
public sealed record SandboxServer(Server Server, string Container, int HttpPort, int HttpsPort);
