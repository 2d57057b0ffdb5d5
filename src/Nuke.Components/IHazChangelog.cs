using Nuke.Common;
using static Nuke.Common.ChangeLog.ChangelogTasks;

namespace Nuke.Components;

/// <summary>A changelog.</summary>
public interface IHazChangelog : INukeBuild
{
    /// <summary>The file.</summary>
    string ChangelogFile => RootDirectory / "CHANGELOG.md";

    /// <summary>The notes of the latest release, as text of a package.</summary>
    string NuGetReleaseNotes => GetNuGetReleaseNotes(ChangelogFile, (this as IHazGitRepository)?.GitRepository);
}
