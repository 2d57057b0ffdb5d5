using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Slipway.Versioning;

namespace Slipway.Reports;

/// <summary>A commit and what it was made from.</summary>
/// <param name="Hash">Full hash.</param>
/// <param name="Parents">Full hashes; several for a merge.</param>
/// <param name="CommittedAt">When it was committed.</param>
/// <param name="Message">The whole message.</param>
public sealed record GraphCommit(string Hash, ImmutableArray<string> Parents, DateTimeOffset CommittedAt, string Message)
{
    /// <summary>The first line of the message.</summary>
    public string Subject => Message.ReplaceLineEndings("\n").TrimStart('\n').Split('\n')[0].Trim();

    /// <summary>Whether it only joins what was committed before.</summary>
    public bool IsMerge => Parents.Length > 1;
}

/// <summary>Commits of the local repository by their hashes.</summary>
public sealed partial class CommitGraph
{
    private readonly ImmutableDictionary<string, GraphCommit> _commits;

    private CommitGraph(ImmutableDictionary<string, GraphCommit> commits) => _commits = commits;

    /// <summary>No commit is known.</summary>
    public static CommitGraph Empty { get; } = new(ImmutableDictionary<string, GraphCommit>.Empty);

    /// <summary>Takes these.</summary>
    public static CommitGraph Of(IEnumerable<GraphCommit> commits) => new(commits.ToImmutableDictionary(x => x.Hash, StringComparer.Ordinal));

    /// <summary>Reads commits and all that came before them; those that the repository does not have are left out.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="revisions">Commits as releases name them; what is no commit is left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SlipwayException">git cannot read the repository.</exception>
    public static async Task<CommitGraph> ReadAsync(string root, IEnumerable<string> revisions, CancellationToken cancellationToken = default)
    {
        // They come from servers: nothing but a hash may become an argument.
        var tips = revisions.Select(HashOf).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (tips.IsEmpty)
            return Empty;
        var answer = await new Git(root).AskAsync(
            ["log", "-z", "--no-show-signature", "--ignore-missing", "--format=%H%n%P%n%ct%n%B", .. tips, "--"], cancellationToken);
        return Of(answer.EnsureSucceeded("the commits", root).Items.Select(Read));
    }

    /// <summary>The commit that a release was made of, without what its working tree differed in; null for anything that is no full hash.</summary>
    public static string? HashOf(string? revision) => revision?.Split('-')[0] is { } hash && FullHash().IsMatch(hash) ? hash : null;

    /// <summary>A commit by the revision of a release; null where the repository does not have it.</summary>
    public GraphCommit? Find(string? revision) => HashOf(revision) is { } hash ? _commits.GetValueOrDefault(hash) : null;

    /// <summary>The commits that lead to one and that were not seen yet, newest first; they count as seen afterwards.</summary>
    /// <param name="revision">Where to begin.</param>
    /// <param name="seen">Hashes that are not followed.</param>
    public ImmutableArray<GraphCommit> Reach(string? revision, HashSet<string> seen)
    {
        var found = new List<GraphCommit>();
        var open = new Stack<string>();
        if (HashOf(revision) is { } start)
            open.Push(start);
        while (open.TryPop(out var hash))
        {
            if (!_commits.TryGetValue(hash, out var commit) || !seen.Add(hash))
                continue;
            found.Add(commit);
            foreach (var parent in commit.Parents)
                open.Push(parent);
        }

        return [.. found.OrderByDescending(x => x.CommittedAt).ThenBy(x => x.Hash, StringComparer.Ordinal)];
    }

    private static GraphCommit Read(string item)
    {
        var parts = item.Split('\n', 4);
        return new GraphCommit(
            parts[0], [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)], DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2])), parts[3]);
    }

    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$", RegexOptions.ExplicitCapture)]
    private static partial Regex FullHash();
}
