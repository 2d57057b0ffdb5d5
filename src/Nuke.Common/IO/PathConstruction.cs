namespace Nuke.Common.IO;

/// <summary>Relations between paths.</summary>
public static class PathConstruction
{
    /// <summary>The path from a directory to another, with the separators of the machine.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (RelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>The path from a directory to another, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (UnixRelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>Whether a path is below another.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) =>
        AbsolutePath.Create(destinationPath).FindParent(x => x == basePath) is not null;
}
