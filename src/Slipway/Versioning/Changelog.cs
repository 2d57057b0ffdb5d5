using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>A changelog: an introduction, then a section per version, newest first. Sections other than the one that is written are kept to the letter.</summary>
/// <param name="Text">The whole file.</param>
/// <seealso href="https://keepachangelog.com/en/1.1.0/"/>
public sealed partial record Changelog(string Text)
{
    /// <summary>The heading of what is not released yet.</summary>
    public const string Unreleased = "Unreleased";

    private const string Begin = "<!-- Generated from commits by ./build.sh Changelog; text outside these two lines is kept. -->";
    private const string End = "<!-- End of what is generated. -->";

    /// <summary>Writes the section of what is not released yet.</summary>
    public Changelog WithUnreleased(string notes) => With(Unreleased, notes, "");

    /// <summary>Turns the unreleased section into that of a version; hand-written text in it goes along.</summary>
    /// <param name="version">The version, without <c>v</c>.</param>
    /// <param name="day">When it was released.</param>
    /// <param name="notes">What changed.</param>
    /// <param name="compare">Address of all that changed; null where there is none.</param>
    public Changelog WithRelease(VersionTag version, DateOnly day, string notes, string? compare)
    {
        var title = compare is null ? $"{version}" : $"[{version}]({compare})";
        var heading = $"{title} - {day:yyyy-MM-dd}";
        if (Find(version.ToString()) is not null || Find(Unreleased) is not { } section)
            return With(version.ToString(), notes, heading);
        var renamed = new Changelog($"{Text[..section.Start]}## {heading}{Text[section.HeadingEnd..]}");
        return renamed.With(version.ToString(), notes, heading);
    }

    /// <summary>What stands below the heading of a version; null when the version has no section.</summary>
    public string? NotesOf(string version) => Find(version) is { } section ? Text[section.HeadingEnd..section.End].Trim() : null;

    private Changelog With(string version, string notes, string heading)
    {
        var generated = $"{Begin}\n\n{(notes.Length == 0 ? "" : $"{notes}\n\n")}{End}";
        if (Find(version) is not { } section)
            return Insert($"## {(heading.Length == 0 ? version : heading)}\n\n{generated}\n");
        var body = Text[section.HeadingEnd..section.End];
        var begin = body.IndexOf(Begin, StringComparison.Ordinal);
        var end = body.IndexOf(End, StringComparison.Ordinal);
        var written = begin >= 0 && end > begin
            ? body[..begin] + generated + body[(end + End.Length)..]
            : $"\n\n{generated}\n\n{body.TrimStart('\n')}".TrimEnd('\n') + "\n" + (section.End < Text.Length ? "\n" : "");
        return new Changelog(Text[..section.HeadingEnd] + written + Text[section.End..]);
    }

    private Changelog Insert(string section)
    {
        var first = Heading().Match(Text);
        return first.Success
            ? new Changelog($"{Text[..first.Index]}{section}\n{Text[first.Index..]}")
            : new Changelog($"{(Text.Trim().Length == 0 ? "# Changelog" : Text.TrimEnd())}\n\n{section}");
    }

    private (int Start, int HeadingEnd, int End)? Find(string version)
    {
        foreach (Match match in Heading().Matches(Text))
            if (string.Equals(match.Groups["version"].Value, version, StringComparison.OrdinalIgnoreCase))
                return (match.Index, match.Index + match.Length, Heading().Match(Text, match.Index + match.Length) is { Success: true } next ? next.Index : Text.Length);
        return null;
    }

    [GeneratedRegex(@"^## \[?v?(?<version>[^\]\s]+)[^\n]*", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
