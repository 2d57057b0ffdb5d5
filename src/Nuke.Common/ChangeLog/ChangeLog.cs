using NuGet.Versioning;
using Nuke.Common.IO;

namespace Nuke.Common.ChangeLog;

/// <summary>A changelog with its releases.</summary>
/// <param name="path">The file.</param>
/// <param name="unreleased">What is not released yet; null where nothing is.</param>
/// <param name="releaseNotes">All sections.</param>
public class ChangeLog(string path, ReleaseNotes? unreleased, IReadOnlyList<ReleaseNotes> releaseNotes)
{
    /// <summary>A changelog in which everything is released.</summary>
    public ChangeLog(string path, IReadOnlyList<ReleaseNotes> releaseNotes)
        : this(path, unreleased: null, releaseNotes)
    {
    }

    /// <summary>The file.</summary>
    public AbsolutePath Path { get; } = AbsolutePath.Create(path);

    /// <summary>What is not released yet; null where nothing is.</summary>
    public ReleaseNotes? Unreleased { get; } = unreleased;

    /// <summary>The releases, oldest first.</summary>
    public IReadOnlyList<ReleaseNotes> ReleaseNotes { get; } = [.. releaseNotes.Where(x => !x.Unreleased).OrderBy(x => x.Version)];

    /// <summary>The highest version that is released; null where none is. (NUKE gives the lowest.)</summary>
    public NuGetVersion? LatestVersion => ReleaseNotes is [.., var last] ? last.Version : null;
}

/// <summary>A section of a changelog.</summary>
/// <param name="notes">The lines below the heading.</param>
/// <param name="startIndex">The index of the heading's line.</param>
/// <param name="endIndex">The index of the last line.</param>
public class ReleaseNotes(IReadOnlyList<string> notes, int startIndex, int endIndex)
{
    /// <summary>The section of a release.</summary>
    public ReleaseNotes(NuGetVersion version, IReadOnlyList<string> notes, int startIndex, int endIndex)
        : this(notes, startIndex, endIndex) =>
        Version = version;

    /// <summary>The version; null for what is not released yet.</summary>
    public NuGetVersion? Version { get; }

    /// <summary>Whether it is what is not released yet.</summary>
    public bool Unreleased => Version == null;

    /// <summary>The lines below the heading.</summary>
    public IReadOnlyList<string> Notes { get; } = notes;

    /// <summary>Whether there are no notes.</summary>
    public bool IsEmpty => Notes.All(string.IsNullOrWhiteSpace);

    /// <summary>The index of the heading's line.</summary>
    public int StartIndex { get; } = startIndex;

    /// <summary>The index of the last line.</summary>
    public int EndIndex { get; } = endIndex;

    /// <inheritdoc/>
    public override string ToString() => string.Join(EnvironmentInfo.NewLine, Notes);
}
