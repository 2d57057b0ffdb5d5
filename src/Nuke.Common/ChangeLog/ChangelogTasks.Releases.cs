using NuGet.Versioning;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitHub;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.ChangeLog;

public static partial class ChangelogTasks
{
    /// <summary>The sections of a changelog, in the order of the file. One whose heading is no version is not released yet.</summary>
    public static IReadOnlyList<ReleaseNotes> ReadReleaseNotes(AbsolutePath changelogFile)
    {
        var lines = changelogFile.ReadAllLines();
        var sections = Places(lines).Select(x => NuGetVersion.TryParse(x.Release, out var version)
            ? new ReleaseNotes(version, lines[(x.Start + 1)..(x.End + 1)], x.Start, x.End)
            : new ReleaseNotes(lines[(x.Start + 1)..(x.End + 1)], x.Start, x.End)).ToList();
        Assert.NotEmpty(sections, $"{changelogFile} has no '## ' heading.");
        return sections;
    }

    /// <summary>A changelog with its releases.</summary>
    /// <exception cref="AssertionException">Several sections are not released yet.</exception>
    public static ChangeLog ReadChangelog(string changelogFile)
    {
        var notes = ReadReleaseNotes(AbsolutePath.Create(changelogFile));
        var unreleased = notes.Where(x => x.Unreleased).ToList();
        Assert.True(unreleased.Count <= 1, $"{changelogFile} has {unreleased.Count} sections that are no version; one is what is not released yet.");
        return new ChangeLog(changelogFile, unreleased.SingleOrDefault(), notes);
    }

    /// <summary>Puts what is not released yet below a heading of its own, with today's date.</summary>
    /// <inheritdoc cref="FinalizeChangelog(AbsolutePath,string,GitRepository)"/>
    public static void FinalizeChangelog(ChangeLog changelogFile, NuGetVersion tag, GitRepository? repository = null) =>
        FinalizeChangelog(changelogFile.Path, tag.ToString(), repository);

    /// <summary>Puts what is not released yet below a heading of its own, with today's date.</summary>
    /// <param name="changelogFile">The changelog, whose first section is what is not released yet.</param>
    /// <param name="tag">The version that is released; higher than the one before it.</param>
    /// <param name="repository">The repository; on GitHub, the file ends with links to what each release changed.</param>
    public static void FinalizeChangelog(AbsolutePath changelogFile, string tag, GitRepository? repository = null)
    {
        Log.Information("Finalizing {File:l} for {Tag:l} ...", changelogFile.Name, tag);
        var notes = ReadReleaseNotes(changelogFile);
        var version = NuGetVersion.Parse(tag);
        Assert.True(notes[0].Unreleased && !notes[0].IsEmpty, $"{changelogFile} does not begin with a section of what is not released yet, such as '## [vNext]' with notes.");
        Assert.True(notes.All(x => x.Version != version), $"{changelogFile} has '{tag}' already.");
        var last = notes.Where(x => !x.Unreleased).MaxBy(x => x.Version)?.Version;
        Assert.True(last == null || version > last, $"'{tag}' is not higher than '{last}', the last release in {changelogFile}.");
        var lines = changelogFile.ReadAllLines().ToList();
        var today = BuildSession.Current.Invocation.Time.GetLocalNow();
        lines.InsertRange(notes[0].StartIndex + 1, ["", FormattableString.Invariant($"## [{tag}] / {today:yyyy-MM-dd}")]);
        changelogFile.WriteAllLines(repository?.IsGitHubRepository() == true ? WithLinks(lines, repository) : lines);
    }

    static List<string> WithLinks(List<string> lines, GitRepository repository)
    {
        var places = Places([.. lines]);
        var names = places.Select(x => x.Release).ToList();
        var links = names.Select((x, i) => i == 0
            ? $"[{x}]: {repository.GetGitHubCompareTagToHeadUrl(names[1])}"
            : i < names.Count - 1
                ? $"[{x}]: {repository.GetGitHubCompareTagsUrl(x, names[i + 1])}"
                : $"[{x}]: {repository.GetGitHubBrowseUrl(branch: x)}");
        return [.. lines.Take(places[^1].End + 1), "", .. links, ""];
    }

    // A section ends with its last note: link targets at the end of the file belong to none.
    static List<(string Release, int Start, int End)> Places(string[] lines)
    {
        var places = new List<(string Release, int Start, int End)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
                places.Add((Release(lines[i]), i, i));
            else if (places.Count > 0 && IsNote(lines[i]))
                places[^1] = places[^1] with { End = i };
        }

        return places;
    }
}
