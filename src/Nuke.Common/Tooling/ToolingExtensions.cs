using Nuke.Common.IO;
using Nuke.Common.Tools.Git;

namespace Nuke.Common.Tooling;

/// <summary>What Linux and macOS know of files and Windows does not.</summary>
public static class ToolingExtensions
{
    const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes the file executable; on Windows only in Git's index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="updateVcsIndex">Whether Git's index says so too.</param>
    public static AbsolutePath SetExecutable(this AbsolutePath path, bool updateVcsIndex = false)
    {
        Assert.FileExists(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | Execute);
        if (updateVcsIndex)
            GitTasks.Git($"update-index --add --chmod=+x {path}", path.Parent, logOutput: false);
        return path;
    }

    /// <summary>Links to the path; does nothing on Windows.</summary>
    /// <param name="path">What is linked to.</param>
    /// <param name="linkPath">The link.</param>
    /// <param name="force">Whether it replaces what is there.</param>
    public static AbsolutePath AddUnixSymlink(this AbsolutePath path, AbsolutePath linkPath, bool force = false)
    {
        if (EnvironmentInfo.IsWin)
            return path;
        if (force)
            File.Delete(linkPath);
        File.CreateSymbolicLink(linkPath, path);
        return path;
    }
}
