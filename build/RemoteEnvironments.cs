using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Images;

/// <summary>The environments as the workflows see them: what is declared, without what a machine or a secret store knows.</summary>
static class RemoteEnvironments
{
    static readonly Remote s_unknown = new(Host: null, HostKeys: [], new Registry("ghcr.io/owner/repository"), Root: "/");

    /// <summary>All that have servers.</summary>
    public static DeployEnvironment[] All => [Environments.Qa(s_unknown), Environments.Production(s_unknown)];

    /// <summary>All that their servers are, sorted.</summary>
    public static ImmutableArray<string> Platforms => [.. All.Select(x => x.Platform).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>One of them as it is reached from here: for what needs its server and no registry.</summary>
    public static DeployEnvironment Reached(EnvironmentName name, string? host, ImmutableArray<string> hostKeys)
    {
        var remote = s_unknown with { Host = host, HostKeys = hostKeys };
        return name == EnvironmentName.Production ? Environments.Production(remote) : Environments.Qa(remote);
    }

    /// <summary>One of them.</summary>
    public static DeployEnvironment Named(string name) => All.Single(x => x.Name == name);
}
