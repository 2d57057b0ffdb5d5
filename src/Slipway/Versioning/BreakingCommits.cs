using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>Which commits since a release say that they break users.</summary>
/// <param name="Subjects">Abbreviated hash and subject of each, newest first.</param>
/// <param name="Unknown">Why nobody can tell; null when it is known.</param>
public sealed record BreakingCommits(ImmutableArray<string> Subjects, string? Unknown)
{
    /// <summary>None, as far as is known.</summary>
    public static BreakingCommits None { get; } = new([], null);

    /// <summary>Reads those of the commit that is checked out.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="commit">The release's commit; what a dirty checkout appends is left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<BreakingCommits> SinceAsync(string root, string commit, CancellationToken cancellationToken = default)
    {
        try
        {
            var commits = await CommitLog.ReadAsync(root, $"{commit.Split('-')[0]}..HEAD", cancellationToken);
            return new BreakingCommits([.. commits.Where(x => IsBreaking(x.Message)).Select(x => $"{x.Hash[..7]} {x.Message.Split('\n')[0]}")], null);
        }
        catch (SlipwayException exception)
        {
            return new BreakingCommits([], exception.Message.Split('\n')[0]);
        }
    }

    private static bool IsBreaking(string message) => ConventionalCommit.TryParse(message, out _) is { IsBreaking: true };
}
