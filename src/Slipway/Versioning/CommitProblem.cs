using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>Says why a message is not a Conventional Commit, as exactly as it can.</summary>
internal static partial class CommitProblem
{
    private const int LongestSubject = 100;

    private static string Types => string.Join(", ", ConventionalCommit.Types);

    public static string? Of(string[] lines, string subject, Match header) =>
        subject.Length == 0 ? "the message is empty"
        : !header.Success ? OfShape(subject)
        : !ConventionalCommit.Types.Contains(header.Groups["type"].Value) ? $"'{header.Groups["type"].Value}' is not a type; use one of {Types}"
        : header.Groups["description"].Value.EndsWith('.') ? "the subject ends with a full stop; leave it out"
        : subject.Length > LongestSubject ? $"the subject has {subject.Length} characters; at most {LongestSubject} are shown whole, put the rest into the body"
        : lines.Length > 1 && lines[1].Trim().Length > 0 ? "the second line is not empty; put an empty line between subject and body"
        : null;

    private static string OfShape(string subject)
    {
        var type = Word().Match(subject).Value;
        return !subject.Contains(':', StringComparison.Ordinal) ? "there is no 'type: ' before the description"
            : type.Length == 0 ? "the message does not begin with a type"
            : type.Any(char.IsAsciiLetterUpper) ? $"the type '{type}' is not lower case"
            : subject.Contains("()", StringComparison.Ordinal) ? "the scope is empty; name it or leave the parentheses out"
            : subject.TrimEnd().EndsWith(':') ? "there is no description after the colon"
            : !subject.Contains(": ", StringComparison.Ordinal) ? "there is no space after the colon"
            : subject.Contains(":  ", StringComparison.Ordinal) ? "there is more than one space after the colon"
            : $"'{subject[..(subject.IndexOf(':', StringComparison.Ordinal) + 1)]}' is not type, scope in parentheses, '!' and colon, in this order and without spaces";
    }

    [GeneratedRegex("^[A-Za-z]+")]
    private static partial Regex Word();
}
