using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>What changed in a release, written from its commits.</summary>
public sealed partial record ReleaseNotes(Forge Forge, ImmutableArray<ReleaseNote> Notes)
{
    // What is not here does not concern the users of a release.
    private static readonly (string Type, string Title)[] s_groups =
        [("feat", "Features"), ("fix", "Fixes"), ("perf", "Performance"), ("revert", "Reverted")];

    /// <summary>Chooses what is worth telling: messages that are no Conventional Commits, merges and fixups are not.</summary>
    /// <param name="commits">Newest first.</param>
    /// <param name="forge">Where links lead.</param>
    public static ReleaseNotes Of(IEnumerable<LoggedCommit> commits, Forge forge)
    {
        var notes = commits
            .Select(commit => ConventionalCommit.TryParse(commit.Message, out _) is { Kind: not (CommitKind.Merge or CommitKind.Fixup) } parsed ? new ReleaseNote(commit.Hash, parsed) : null)
            .OfType<ReleaseNote>().ToList();
        Cancel(notes);

        // A cherry-pick and its original say the same; the older one is told.
        return new ReleaseNotes(forge, [.. notes.AsEnumerable().Reverse().DistinctBy(note => (note.Commit.Type, note.Commit.Scope, note.Commit.Description))]);
    }

    /// <summary>The notes as Markdown: breaking changes first, then a section per kind; empty when there is nothing to tell.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        Section(text, "Breaking changes", Notes.Where(note => note.Commit.IsBreaking), breaking: true);
        foreach (var (type, title) in s_groups)
            Section(text, title, Notes.Where(note => note.Commit.Type == type && !note.Commit.IsBreaking), breaking: false);
        return text.ToString().TrimEnd('\n');
    }

    // Newest first, so that the revert of a revert takes the revert away before it takes the original away.
    private static void Cancel(List<ReleaseNote> notes)
    {
        foreach (var revert in notes.Where(note => note.Commit.Kind == CommitKind.Revert).ToArray())
            if (notes.Contains(revert) && notes.SkipWhile(note => note != revert).Skip(1).FirstOrDefault(revert.TakesBack) is { } original)
                notes.RemoveAll(note => note == revert || note == original);
    }

    private void Section(StringBuilder text, string title, IEnumerable<ReleaseNote> notes, bool breaking)
    {
        var lines = notes.Select(note => Line(note, breaking)).ToArray();
        if (lines.Length > 0)
            text.Append($"### {title}\n\n{string.Join('\n', lines)}\n\n");
    }

    private string Line(ReleaseNote note, bool breaking)
    {
        var scope = note.Commit.Scope is { } name ? $"**{Escape(name)}:** " : "";
        var place = note.Commit.PullRequest is { } number ? Forge.Issue(number) : Forge.Commit(note.Hash);
        var text = breaking && note.Commit.BreakingText is { } must ? $"\n  {LinkIssues(Escape(must)).ReplaceLineEndings("\n  ")}" : "";
        return $"- {scope}{LinkIssues(Escape(note.Commit.Description))} ({place}){text}";
    }

    private string LinkIssues(string text) => IssueNumber().Replace(text, match => Forge.Issue(int.Parse(match.Groups["number"].ValueSpan)));

    // Text in backticks is Markdown that the author meant; everything else that Markdown or HTML would take is kept as text.
    private static string Escape(string text) =>
        string.Concat(CodeSpan().Split(text).Select(part => part.StartsWith('`') ? part : Special().Replace(part, @"\$0")));

    [GeneratedRegex(@"(?<![\w&/])#(?<number>[1-9]\d{0,8})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex IssueNumber();

    [GeneratedRegex("(`[^`]+`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"[\\*_\[\]<>`|~]|@(?=\w)")]
    private static partial Regex Special();
}

/// <summary>One commit that is worth telling.</summary>
/// <param name="Hash">Full hash.</param>
/// <param name="Commit">What it says.</param>
public sealed record ReleaseNote(string Hash, ConventionalCommit Commit)
{
    /// <summary>Whether this is the revert of <paramref name="other"/>: by hash, else by subject.</summary>
    internal bool TakesBack(ReleaseNote other) =>
        Commit.Reverts.IsEmpty ? Subject(other.Commit) == Commit.Description : Commit.Reverts.Contains(other.Hash);

    private static string Subject(ConventionalCommit commit) => commit.Kind == CommitKind.Revert
        ? $"Revert \"{commit.Description}\""
        : $"{commit.Type}{(commit.Scope is null ? "" : $"({commit.Scope})")}{(commit.IsBreaking && commit.BreakingText is null ? "!" : "")}: {commit.Description}";
}
