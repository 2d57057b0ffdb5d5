using System.Collections.Immutable;
using Octokit;

namespace Slipway.GitHub.Setup;

/// <summary>How a repository is set up now.</summary>
internal sealed record RepositoryState(
    ImmutableDictionary<string, EnvironmentState> Environments,
    ImmutableDictionary<string, BranchState> Branches);

/// <summary>An environment as GitHub has it. Values of secrets cannot be read, only when they were written.</summary>
internal sealed record EnvironmentState
{
    public ImmutableArray<string> Reviewers { get; init; } = [];

    public bool PreventSelfReview { get; init; }

    /// <summary>Minutes that a deploy waits in any case.</summary>
    public int WaitMinutes { get; init; }

    /// <summary>Patterns of branches; empty lets all branches deploy.</summary>
    public ImmutableArray<BranchPolicy> Branches { get; init; } = [];

    /// <summary>Whether the protected branches, whichever they are, may deploy.</summary>
    public bool ProtectedBranchesOnly { get; init; }

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, DateTimeOffset> Secrets { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Whether some branches cannot deploy.</summary>
    public bool IsLimitedToBranches => ProtectedBranchesOnly || !Branches.IsEmpty;
}

/// <summary>A pattern of branches that may deploy.</summary>
internal sealed record BranchPolicy(long Id, string Pattern);

/// <summary>The protection of a branch.</summary>
/// <param name="Exists">Whether there is such a branch.</param>
/// <param name="Protection">Its protection; null when there is none.</param>
internal sealed record BranchState(bool Exists, BranchProtectionSettings? Protection)
{
    public ImmutableArray<string> RequiredChecks => [.. Protection?.RequiredStatusChecks?.Contexts ?? []];

    public int RequiredReviews => Protection?.RequiredPullRequestReviews?.RequiredApprovingReviewCount ?? 0;

    /// <summary>Octokit reads who may push or dismiss only in part, so that writing the rest back would lose it.</summary>
    public bool NamesPeople => Protection is { Restrictions: not null } or { RequiredPullRequestReviews.DismissalRestrictions: not null };
}
