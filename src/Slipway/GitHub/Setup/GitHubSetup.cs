using System.Collections.Immutable;

namespace Slipway.GitHub.Setup;

/// <summary>How a repository has to be set up for its workflows to deploy safely.</summary>
public sealed record GitHubSetup
{
    /// <summary>The environments that jobs deploy to.</summary>
    public ImmutableArray<EnvironmentSetup> Environments { get; init; } = [];

    /// <summary>The branches that nobody pushes to unreviewed.</summary>
    public ImmutableArray<BranchSetup> Branches { get; init; } = [];
}

/// <summary>An environment: who approves, what may be deployed from, and what its jobs know.</summary>
/// <param name="Name"><c>qa</c>, <c>production</c>.</param>
public sealed record EnvironmentSetup(string Name)
{
    /// <summary>Users (<c>login</c>) and teams (<c>organisation/team</c>) of whom one must approve; empty waits for nobody. GitHub takes six at most.</summary>
    public ImmutableArray<string> Reviewers { get; init; } = [];

    /// <summary>Whether who started a deploy may not approve it.</summary>
    public bool PreventSelfReview { get; init; }

    /// <summary>Branches that may deploy here; patterns as GitHub takes them.</summary>
    public ImmutableArray<string> Branches { get; init; } = [];

    /// <summary>Values that jobs see as <c>vars</c>.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Values that jobs see as <c>secrets</c>.</summary>
    public ImmutableSortedDictionary<string, Secret> Secrets { get; init; } = ImmutableSortedDictionary<string, Secret>.Empty;

    /// <summary>Secrets that have to be there, whether or not a value is given now.</summary>
    public ImmutableArray<string> RequiredSecrets { get; init; } = [];

    /// <summary>The environment variable that holds a value for this environment on the machine that sets it up: <c>QA_SSH_HOST</c>.</summary>
    public string VariableOf(string name) => $"{Name.ToUpperInvariant()}_{name}";
}

/// <summary>A protected branch.</summary>
/// <param name="Name"><c>develop</c>, <c>master</c>.</param>
public sealed record BranchSetup(string Name)
{
    /// <summary>Jobs that must have passed before a merge.</summary>
    public ImmutableArray<string> RequiredChecks { get; init; } = [];

    /// <summary>Approvals that a pull request needs.</summary>
    public int RequiredReviews { get; init; } = 1;
}
