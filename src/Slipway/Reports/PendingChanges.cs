using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Slipway.Reports;

/// <summary>What one environment has and the next has not.</summary>
/// <param name="From">The environment that gets a release first.</param>
/// <param name="To">The one that gets it next.</param>
public sealed record PendingChanges(string From, string To)
{
    /// <summary>The commits, newest first, without those that only merge.</summary>
    public ImmutableArray<GraphCommit> Commits { get; init; } = [];

    /// <summary>The pull requests that brought them, newest first.</summary>
    public ImmutableArray<PullRequest> PullRequests { get; init; } = [];

    /// <summary>The release's commit in <see cref="From"/>; null where it is not known.</summary>
    public string? FromCommit { get; init; }

    /// <summary>The release's commit in <see cref="To"/>; null where it is not known.</summary>
    public string? ToCommit { get; init; }

    /// <summary>Commits, without merges, that only <see cref="To"/> has, such as hotfixes.</summary>
    public int OnlyInTo { get; init; }

    /// <summary>Why it cannot be told; null where it can.</summary>
    public string? Unknown { get; init; }

    /// <summary>Compares the releases that serve.</summary>
    public static PendingChanges Between(EnvironmentRecord from, EnvironmentRecord to, CommitGraph commits)
    {
        var pending = new PendingChanges(from.Name, to.Name) { FromCommit = CommitGraph.HashOf(from.Commit), ToCommit = CommitGraph.HashOf(to.Commit) };
        if (WhyUnknown(from, commits) is { } first)
            return pending with { Unknown = first };
        if (WhyUnknown(to, commits) is { } second)
            return pending with { Unknown = second };
        var (seenThere, seenHere) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        commits.Reach(to.Commit, seenThere);
        var ahead = commits.Reach(from.Commit, [.. seenThere]);
        commits.Reach(from.Commit, seenHere);
        return pending with
        {
            Commits = [.. ahead.Where(x => !x.IsMerge)],
            PullRequests = [.. ahead.Select(PullRequest.Of).OfType<PullRequest>().DistinctBy(x => x.Number)],
            OnlyInTo = commits.Reach(to.Commit, seenHere).Count(x => !x.IsMerge),
        };
    }

    private static string? WhyUnknown(EnvironmentRecord environment, CommitGraph commits) =>
        environment.Commit is null ? $"Nothing serves on {environment.Name} yet."
        : commits.Find(environment.Commit) is null ? $"This repository does not have the commit {environment.Commit} of {environment.Name}. git fetch --all brings it, if it was pushed."
        : null;
}

/// <summary>A pull request that was merged.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title, as the commit has it.</param>
public sealed partial record PullRequest(int Number, string Title)
{
    /// <summary>The one that a commit names: as GitHub merges (<c>Merge pull request #7 from …</c>) and squashes (<c>… (#7)</c>); null where it names none.</summary>
    public static PullRequest? Of(GraphCommit commit)
    {
        if (Merged().Match(commit.Subject) is { Success: true } merged)
            return new PullRequest(Number(merged), commit.Message.Split('\n').Skip(1).Select(x => x.Trim()).FirstOrDefault(x => x.Length > 0) ?? commit.Subject);
        return Squashed().Match(commit.Subject) is { Success: true } squashed ? new PullRequest(Number(squashed), commit.Subject[..squashed.Index]) : null;

        static int Number(Match match) => int.Parse(match.Groups["number"].ValueSpan);
    }

    [GeneratedRegex(@"^Merge pull request #(?<number>[1-9]\d{0,8}) from ", RegexOptions.ExplicitCapture)]
    private static partial Regex Merged();

    [GeneratedRegex(@" \(#(?<number>[1-9]\d{0,8})\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Squashed();
}
