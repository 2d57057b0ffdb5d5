using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Contracts.Api;
using Slipway.Versioning;

namespace Slipway.Preflight.Facts;

/// <summary>What the release to come promises, and how that differs from what serves.</summary>
public sealed record ContractFacts
{
    /// <summary>An environment that declares nothing.</summary>
    public static ContractFacts None { get; } = new();

    /// <summary>What the checkout says; null where the environment declares nothing.</summary>
    public DeclaredContract? Wanted { get; init; }

    /// <summary>How the API differs from the one that serves; null where there is nothing to compare it with.</summary>
    public ImmutableArray<ApiChange>? ApiChanges { get; init; }

    /// <summary>Why the API could not be compared although it differs; null where it could.</summary>
    public string? ApiUnknown { get; init; }

    /// <summary>The commits since the release that serves that say that they break users; asked only where something breaks.</summary>
    public BreakingCommits Marks { get; init; } = BreakingCommits.None;
}
