using System.Collections.Immutable;

namespace Slipway.Releases;

/// <summary>How the deploys to a server ended, for people and scripts (<c>History --json</c>).</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Server">The server's address.</param>
/// <param name="Current">Id of the release that serves; null before the first.</param>
/// <param name="Deploys">Newest first.</param>
public sealed record HistoryReport(string Environment, string Server, string? Current, ImmutableArray<PastDeploy> Deploys);

/// <summary>One deploy that has ended.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="EndedAt">When it ended (UTC).</param>
/// <param name="Actor">Who deployed.</param>
/// <param name="Seconds">How long it took, from its first change to its end.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="IsKept">Whether the server still has the release, so that <c>Rollback --to</c> can bring it back.</param>
public sealed record PastDeploy(string Release, string? Commit, DateTimeOffset EndedAt, string Actor, double Seconds, DeployEnd Outcome, bool IsKept)
{
    /// <summary>Of that, the seconds of each target of the build, by its name; empty where they were not noted.</summary>
    public ImmutableSortedDictionary<string, double> Targets { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}
