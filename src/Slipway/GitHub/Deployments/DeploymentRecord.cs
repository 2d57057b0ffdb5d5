namespace Slipway.GitHub.Deployments;

/// <summary>A deploy as GitHub shows it on the repository's page and on the commit.</summary>
/// <param name="Environment">Where to.</param>
/// <param name="Commit">Full hash of the commit that is deployed.</param>
/// <param name="Release">Id of the release.</param>
public sealed record DeploymentRecord(string Environment, string Commit, string Release)
{
    /// <summary>Public address of the environment; null shows none.</summary>
    public string? EnvironmentAddress { get; init; }

    /// <summary>Where the log is read; null shows none.</summary>
    public string? LogAddress { get; init; }

    /// <summary>Whether it is production, which GitHub marks.</summary>
    public bool IsProduction { get; init; }
}

/// <summary>How far a deploy is.</summary>
public enum DeploymentPhase
{
    /// <summary>It runs.</summary>
    InProgress,

    /// <summary>It is done and checked.</summary>
    Succeeded,

    /// <summary>It failed; what serves is in the description.</summary>
    Failed,
}
