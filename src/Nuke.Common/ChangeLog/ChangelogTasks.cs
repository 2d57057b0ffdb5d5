using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.ChangeLog;

/// <summary>Reads changelogs in the form of https://keepachangelog.com: a <c>##</c> heading per release, bullets below.</summary>
public static partial class ChangelogTasks
{
    /// <summary>The notes of the latest release that has any, as text of a package.</summary>
    /// <param name="changelogFile">The changelog.</param>
    /// <param name="repository">The repository; on GitHub, the text ends with a link to the changelog.</param>
    public static string GetNuGetReleaseNotes(string changelogFile, GitRepository? repository = null)
    {
        var notes = ExtractChangelogSectionNotes(changelogFile).Select(PackageText).ToList();
        if (repository is { Endpoint: "github.com" })
        {
            var file = Path.GetRelativePath(repository.LocalDirectory, changelogFile).Replace('\\', '/');
            notes.AddRange(["", $"Full changelog at {repository.HttpsUrl.TrimEnd(".git")}/blob/{repository.Branch ?? repository.Commit}/{file}"]);
        }

        return notes.JoinNewLine();
    }

    /// <summary>The lines below a release's heading, without empty ones.</summary>
    /// <param name="changelogFile">The changelog.</param>
    /// <param name="tag">The release; without it, the latest that has any notes.</param>
    /// <exception cref="AssertionException">There is no such release.</exception>
    public static IEnumerable<string> ExtractChangelogSectionNotes(AbsolutePath changelogFile, string? tag = null)
    {
        var sections = Sections(changelogFile.ReadAllLines());
        var section = tag == null
            ? sections.Find(x => x.Notes.Count > 0)
            : sections.Find(x => x.Release.EqualsOrdinalIgnoreCase(tag));
        Assert.True(
            section != null,
            tag == null
                ? $"{changelogFile} has no release with notes below a '## ' heading"
                : $"{changelogFile} has no release '{tag}'. It has: {sections.Select(x => x.Release).JoinCommaSpace()}");
        return section.Notes;
    }

    static List<Section> Sections(IEnumerable<string> lines)
    {
        var sections = new List<Section>();
        foreach (var line in lines.Where(x => !string.IsNullOrWhiteSpace(x)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                sections.Add(new Section(Release(line), []));
            else if (sections.Count > 0 && IsNote(line))
                sections[^1].Notes.Add(line);
        }

        return sections;
    }

    /// <summary>The release of a heading such as <c>## [1.2.0] / 2026-01-31</c>.</summary>
    static string Release(string heading) => heading.TrimStart('#', ' ', '[').Split(' ')[0].TrimEnd(']');

    /// <summary>Bullets and their headings; link targets at the end of the file are none.</summary>
    static bool IsNote(string line) =>
        line.StartsWith("###", StringComparison.Ordinal) || line.TrimStart() is ['-' or '*' or '+', ..];

    // Commas and semicolons would end the MSBuild property that the text becomes.
    static string PackageText(string line)
    {
        var text = line.TrimStart() is ['-' or '*' or '+', ' ', ..] ? $"• {line.TrimStart()[2..]}" : line;
        return text.Replace("`", "", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal);
    }

    sealed record Section(string Release, List<string> Notes);
}
