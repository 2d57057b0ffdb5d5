using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>A message that is not accepted.</summary>
/// <param name="Commit">Where it is: an abbreviated hash or a file.</param>
/// <param name="Subject">Its first line.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record BadCommit(string Commit, string Subject, string Problem);

/// <summary>Checks that commit messages are Conventional Commits.</summary>
public sealed record CommitCheck(string Root)
{
    /// <summary>How to write a message.</summary>
    public static string Shape { get; } = $"""
        A message looks like this: fix(api): return 404 for an unknown berth
          types     {string.Join(", ", ConventionalCommit.Types)}
          breaking  feat!: ... or a last paragraph 'BREAKING CHANGE: what users must change'
        """;

    /// <summary>Checks every commit of a range.</summary>
    /// <param name="range">As <c>git log</c> takes it; null: since the branch left <c>develop</c> or <c>master</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>How many were checked, and those that are bad.</returns>
    public async Task<(int Checked, ImmutableArray<BadCommit> Bad)> RangeAsync(string? range, CancellationToken cancellationToken = default)
    {
        var commits = await CommitLog.ReadAsync(Root, range ?? await SinceBranchedAsync(cancellationToken), cancellationToken);
        return (commits.Length, [.. commits.Select(commit => Check(commit.Hash[..7], commit.Message, fixups: false)).OfType<BadCommit>()]);
    }

    /// <summary>Checks what a push brought: <c>before..after</c>; of a new branch, or one whose past was replaced, all since it left <c>develop</c> or <c>master</c>.</summary>
    /// <param name="push">The push.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>How many were checked, and those that are bad.</returns>
    /// <exception cref="InvalidInputException">The clone is shallow and does not hold where the push began.</exception>
    public async Task<(int Checked, ImmutableArray<BadCommit> Bad)> PushAsync(PushEvent push, CancellationToken cancellationToken = default)
    {
        if (push.IsDeletion)
            return (0, []);
        if (!push.IsNewBranch && await HasAsync(push.Before, cancellationToken))
            return await RangeAsync($"{push.Before}..{push.After}", cancellationToken);
        if ((await new Git(Root).AskAsync(["rev-parse", "--is-shallow-repository"], cancellationToken)).Output.Trim() == "true")
            throw new InvalidInputException(
                $"The clone in {Root} is shallow, and the push began before its first commit", "git fetch --unshallow, or fetch-depth: 0 for actions/checkout");
        return await RangeAsync(range: null, cancellationToken);
    }

    /// <summary>Checks a message that is about to be committed. A fixup is allowed here; what is merged must have none.</summary>
    public static BadCommit? Message(string name, string message) => Check(name, WithoutComments(message), fixups: true);

    private static BadCommit? Check(string name, string message, bool fixups)
    {
        var commit = ConventionalCommit.TryParse(message, out var problem);
        if (commit is { Kind: CommitKind.Fixup } && !fixups)
            problem = "it is to be folded into another commit: git rebase --interactive --autosquash";
        return problem is null ? null : new BadCommit(name, message.TrimStart().Split('\n')[0].Trim(), problem);
    }

    // git takes the lines away itself, but only after its hook.
    private static string WithoutComments(string message) => string.Join('\n', message.ReplaceLineEndings("\n").Split('\n')
        .TakeWhile(line => !line.StartsWith("# ------------------------ >8", StringComparison.Ordinal))
        .Where(line => !line.StartsWith('#')));

    private async Task<bool> HasAsync(string commit, CancellationToken cancellationToken) =>
        (await new Git(Root).AskAsync(["cat-file", "-e", $"{commit}^{{commit}}"], cancellationToken)).Succeeded;

    private async Task<string> SinceBranchedAsync(CancellationToken cancellationToken)
    {
        var git = new Git(Root);
        foreach (var branch in new[] { "origin/develop", "develop", "origin/master", "master", "origin/main", "main" })
            if (await git.AskAsync(["merge-base", "HEAD", branch], cancellationToken) is { Succeeded: true } answer
                && answer.Output.Trim() is var point && point != (await git.AskAsync(["rev-parse", "HEAD"], cancellationToken)).Output.Trim())
                return $"{point}..HEAD";
        return "HEAD^!";
    }
}
