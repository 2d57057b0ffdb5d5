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
    public static DeployEnvironment Reached(EnvironmentName name, string? host, ImmutableArray<string> hostKeys) => Of(name, s_unknown with { Host = host, HostKeys = hostKeys });

    /// <summary>One of them with the values that are set on this machine: for what needs neither its server nor a registry.</summary>
    public static DeployEnvironment ReadIn(string root, EnvironmentName name) => Of(name, s_unknown with { Root = root });

    /// <summary>One of them.</summary>
    public static DeployEnvironment Named(string name) => All.Single(x => x.Name == name);

    static DeployEnvironment Of(EnvironmentName name, Remote remote) => name == EnvironmentName.Production ? Environments.Production(remote) : Environments.Qa(remote);
}
