using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Images;
using Slipway.Servers;

namespace Slipway.Environments;

/// <summary>Where a release can live, and everything about it that a person decides.</summary>
public sealed record DeployEnvironment
{
    /// <summary><c>local</c>, <c>qa</c>, <c>production</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The Compose project's name and the directory below <c>/opt</c>: lower case, digits, dashes.</summary>
    public required string Application { get; init; }

    /// <summary>The server that runs it.</summary>
    public required Server Server { get; init; }

    /// <summary>Base and override Compose files in their order, relative to the repository's root.</summary>
    public required ImmutableArray<string> ComposeFiles { get; init; }

    /// <summary>Compose profiles that are on here.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Optional <c>KEY=value</c> file, relative to the repository's root; weaker than <see cref="Variables"/>.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Plain values that the Compose files interpolate.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Secret values that the Compose files interpolate; they reach the server in a 0600 file only.</summary>
    public ImmutableDictionary<string, Secret> Secrets { get; init; } = ImmutableDictionary<string, Secret>.Empty;

    /// <summary>Names that must count as secret when they come from <see cref="EnvFile"/>.</summary>
    public ImmutableArray<string> SecretNames { get; init; } = [];

    /// <summary>Which services are rolled out together; a service that no stage names is an error.</summary>
    public required ImmutableArray<Stage> Stages { get; init; }

    /// <summary>Whether something watches it here: deploys then leave metrics on the server; see <see cref="Releases.DeploymentMetrics"/>.</summary>
    public bool IsMonitored => Stages.Any(x => x.Kind == StageKind.Monitoring && !x.Services.IsEmpty);

    /// <summary>The images that the build makes.</summary>
    public required ImmutableArray<ImageDefinition> Images { get; init; }

    /// <summary>Where images are pushed to and pulled from.</summary>
    public required Registry Registry { get; init; }

    /// <summary>Platform of the server, such as <c>linux/amd64</c>.</summary>
    public string Platform { get; init; } = "linux/amd64";

    /// <summary>How the gate asks services whether they are ready.</summary>
    public ImmutableArray<HealthProbe> Probes { get; init; } = [];

    /// <summary>What is checked through the public address after everything runs; null checks nothing.</summary>
    public SmokeChecks? Smoke { get; init; }

    /// <summary>Where API, the frontend's use of it and migrations stand in the repository; null checks none of them.</summary>
    public ContractFiles? Contract { get; init; }
}
