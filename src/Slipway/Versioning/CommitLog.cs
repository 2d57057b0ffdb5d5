using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>A commit as history tells it.</summary>
/// <param name="Hash">Full hash.</param>
/// <param name="Day">When it was committed.</param>
/// <param name="Message">The whole message.</param>
public sealed record LoggedCommit(string Hash, DateOnly Day, string Message);

/// <summary>Reads commits of a range, newest first.</summary>
internal static class CommitLog
{
    public static async Task<ImmutableArray<LoggedCommit>> ReadAsync(string root, string range, CancellationToken cancellationToken)
    {
        // A range is one argument and never an option.
        var answer = await new Git(root).AskAsync(["log", "-z", "--no-show-signature", "--date=format:%Y-%m-%d", "--format=%H%n%cd%n%B", "--end-of-options", range, "--"], cancellationToken);
        if (!answer.Succeeded)
            throw new InvalidInputException($"git knows no commits {range} in {root}: {answer.Error}", "--commit-range origin/develop..HEAD, or git fetch --unshallow in a shallow clone");
        return [.. answer.Items.Select(item => item.Split('\n', 3)).Select(parts => new LoggedCommit(parts[0], DateOnly.Parse(parts[1]), parts[2]))];
    }
}
