using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Slipway.Versioning;

public sealed partial record ConventionalCommit
{
    /// <summary>Reads a message.</summary>
    /// <param name="message">The whole message, without git's comment lines.</param>
    /// <param name="problem">What is wrong with it, and what it should look like; null when nothing is.</param>
    /// <returns>The commit; null when there is a problem.</returns>
    public static ConventionalCommit? TryParse(string message, out string? problem)
    {
        var lines = message.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var subject = lines[0].Trim();
        var (text, pullRequest) = WithoutPullRequest(subject);
        var (body, footers) = Paragraphs(lines);
        problem = null;
        if (WrittenByGit(subject, text) is { } written)
            return written with { PullRequest = pullRequest, Body = body, Reverts = Reverted(message) };

        var header = Header().Match(text);
        problem = CommitProblem.Of(lines, subject, header);
        if (problem is not null)
            return null;
        var breaking = footers.FirstOrDefault(footer => footer.Key is "BREAKING CHANGE" or "BREAKING-CHANGE").Value;
        var type = header.Groups["type"].Value;
        return new ConventionalCommit(
            type is "revert" ? CommitKind.Revert : CommitKind.Conventional, type,
            header.Groups["scope"] is { Success: true } scope ? scope.Value : null, header.Groups["description"].Value)
        {
            IsBreaking = header.Groups["breaking"].Success || breaking is not null,
            BreakingText = breaking,
            PullRequest = pullRequest,
            Body = body,
            Footers = footers,
            Reverts = type is "revert" ? Reverted(message) : [],
        };
    }

    private static ConventionalCommit? WrittenByGit(string subject, string text) =>
        FixupSubject().IsMatch(subject) ? new ConventionalCommit(CommitKind.Fixup, "fixup", null, subject)
        : MergeSubject().IsMatch(subject) ? new ConventionalCommit(CommitKind.Merge, "merge", null, subject)
        : RevertSubject().Match(text) is { Success: true } revert ? new ConventionalCommit(CommitKind.Revert, "revert", null, revert.Groups["subject"].Value)
        : null;

    private static (string Text, int? PullRequest) WithoutPullRequest(string subject) =>
        PullRequestSuffix().Match(subject) is { Success: true } match
            ? (subject[..match.Index], int.Parse(match.Groups["number"].ValueSpan))
            : (subject, null);

    // Footers are the lines of the last paragraph from the first one that looks like one; a value goes on until the next.
    private static (string Body, ImmutableArray<KeyValuePair<string, string>> Footers) Paragraphs(string[] lines)
    {
        var rest = lines.Skip(1).ToArray();
        var first = Array.FindIndex(rest, line => FooterLine().IsMatch(line));
        while (first > 0 && rest[first - 1].Trim().Length > 0)
            first = Array.FindIndex(rest, first + 1, line => FooterLine().IsMatch(line));
        if (first < 0)
            return (string.Join('\n', rest).Trim(), []);
        var footers = new List<KeyValuePair<string, string>>();
        foreach (var line in rest[first..])
            if (FooterLine().Match(line) is { Success: true } footer)
                footers.Add(new(footer.Groups["token"].Value, footer.Groups["value"].Value));
            else
                footers[^1] = new(footers[^1].Key, $"{footers[^1].Value}\n{line}".TrimEnd());
        return (string.Join('\n', rest[..first]).Trim(), [.. footers]);
    }

    private static ImmutableArray<string> Reverted(string message) => [.. RevertedHash().Matches(message).Select(match => match.Groups["hash"].Value)];

    [GeneratedRegex(@"^(?<type>[a-z]+)(\((?<scope>[^()\s][^()]*)\))?(?<breaking>!)?: (?<description>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(fixup|squash|amend)! ", RegexOptions.ExplicitCapture)]
    private static partial Regex FixupSubject();

    [GeneratedRegex(@"^Merge (branch|branches|remote-tracking branch|tag|commit|pull request) ", RegexOptions.ExplicitCapture)]
    private static partial Regex MergeSubject();

    [GeneratedRegex("^(Revert|Reapply) \"(?<subject>.+)\"$", RegexOptions.ExplicitCapture)]
    private static partial Regex RevertSubject();

    [GeneratedRegex(@" \(#(?<number>[1-9]\d{0,8})\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex PullRequestSuffix();

    [GeneratedRegex(@"^(?<token>BREAKING[ -]CHANGE|[A-Za-z][A-Za-z0-9-]*)(: | (?=#))(?<value>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex FooterLine();

    [GeneratedRegex(@"\b(reverts commit |Refs?: )(?<hash>[0-9a-f]{40}|[0-9a-f]{64})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex RevertedHash();
}
