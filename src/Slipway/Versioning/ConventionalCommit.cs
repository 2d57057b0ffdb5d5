using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>What kind of message a commit has.</summary>
public enum CommitKind
{
    /// <summary><c>type(scope): description</c>.</summary>
    Conventional,

    /// <summary>A merge, written by git or GitHub.</summary>
    Merge,

    /// <summary><c>Revert "..."</c>, written by git or GitHub, or <c>revert: ...</c>.</summary>
    Revert,

    /// <summary><c>fixup!</c>, <c>squash!</c> or <c>amend!</c>: to be folded into another commit before it is merged.</summary>
    Fixup,
}

/// <summary>A commit message, read as Conventional Commits 1.0 defines it.</summary>
/// <param name="Kind">What kind of message it is.</param>
/// <param name="Type">Such as <c>feat</c>; <c>revert</c> and <c>merge</c> for the messages that git writes.</param>
/// <param name="Scope">What stands in parentheses behind the type; null when nothing does.</param>
/// <param name="Description">The subject without type, scope and pull request.</param>
/// <seealso href="https://www.conventionalcommits.org/en/v1.0.0/"/>
public sealed partial record ConventionalCommit(CommitKind Kind, string Type, string? Scope, string Description)
{
    /// <summary>The types that a message may have.</summary>
    public static ImmutableArray<string> Types { get; } =
        ["feat", "fix", "perf", "refactor", "docs", "test", "build", "ci", "style", "chore", "revert"];

    /// <summary>Whether users must change something.</summary>
    public bool IsBreaking { get; init; }

    /// <summary>What users must change: the footer's text; null where only the <c>!</c> says so.</summary>
    public string? BreakingText { get; init; }

    /// <summary>Number of the pull request that GitHub put behind the subject when it squashed; null when it did not.</summary>
    public int? PullRequest { get; init; }

    /// <summary>The text between subject and footers; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Token and value of each footer, in their order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Footers { get; init; } = [];

    /// <summary>The full hashes that a revert names.</summary>
    public ImmutableArray<string> Reverts { get; init; } = [];
}
