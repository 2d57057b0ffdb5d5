using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight.Facts;
using Slipway.Releases;

namespace Slipway.Preflight;

/// <summary>All that the checks look at. What could not be learned is null, with the reason in <see cref="Unknown"/>.</summary>
public sealed record PreflightSubject
{
    /// <summary>Where the release is to live.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The Compose files as Compose reads them.</summary>
    public ComposeProject? Project { get; init; }

    /// <summary>The text of the environment's env file; null where it has none.</summary>
    public string? EnvFileText { get; init; }

    /// <summary>Why the root certificate that the smoke test is to trust cannot be read on this machine; null where it can, or is not here.</summary>
    public InvalidInputException? TrustedRootFailure { get; init; }

    /// <summary>The images that the build made and pushed.</summary>
    public ImmutableArray<BuiltImage> BuiltImages { get; init; } = [];

    /// <summary>Images that no registry has yet, under the references that stand for them in <see cref="Project"/>.</summary>
    public ImmutableArray<BuiltImage> UnpushedImages { get; init; } = [];

    /// <summary>What the server runs.</summary>
    public ServerState? State { get; init; }

    /// <summary>What the server is like.</summary>
    public ServerFacts? Server { get; init; }

    /// <summary>The images that were asked for in registries.</summary>
    public ImmutableArray<ImageFacts>? Images { get; init; }

    /// <summary>The public domains.</summary>
    public ImmutableArray<DomainFacts>? Domains { get; init; }

    /// <summary>The commit that is to be deployed; empty where it is not known.</summary>
    public string Commit { get; init; } = "";

    /// <summary>API and migrations.</summary>
    public ContractFacts? Contract { get; init; }

    /// <summary>Releases that retention keeps; for saying what <c>Prune</c> would free.</summary>
    public int KeepReleases { get; init; } = RetentionPolicy.Default.Releases;

    /// <summary>Whether the edge is changed by what is to be deployed, so that the change may be what mends it.</summary>
    public bool ChangesEdge { get; init; }

    /// <summary>The time now (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What kept something from being learned, or from being learned whole, where that alone refuses a deploy.</summary>
    public ImmutableDictionary<Knowledge, ImmutableArray<Problem>> Failures { get; init; } = ImmutableDictionary<Knowledge, ImmutableArray<Problem>>.Empty;

    /// <summary>Why something is not known.</summary>
    public ImmutableDictionary<Knowledge, string> Unknown { get; init; } = ImmutableDictionary<Knowledge, string>.Empty;

    /// <summary>The part of <paramref name="needs"/> that is not known; null when all is.</summary>
    public Knowledge? Missing(Knowledge needs)
    {
        foreach (var (part, isKnown) in new[]
            {
                (Knowledge.Project, Project is not null), (Knowledge.Server, Server is not null && State is not null),
                (Knowledge.Images, Images is not null), (Knowledge.Domains, Domains is not null), (Knowledge.Contract, Contract is not null),
            })
        {
            if (needs.HasFlag(part) && !isKnown)
                return part;
        }

        return null;
    }
}
