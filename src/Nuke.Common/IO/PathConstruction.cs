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

    /// <summary>The path from a directory to another, with the separators of the machine.</summary>
    public static string GetRelativePath(string basePath, string destinationPath) => Path.GetRelativePath(basePath, destinationPath);

    /// <summary>The path from a directory to another, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) =>
        (UnixRelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>The path with slashes.</summary>
    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) => (UnixRelativePath)path.ToString();

    /// <summary>Whether a path is rooted.</summary>
    public static bool HasPathRoot(string path) => Path.IsPathRooted(path);

    /// <summary>The root of a path; null where it has none.</summary>
    public static string? GetPathRoot(string path) => Path.GetPathRoot(path) is { Length: > 0 } root ? root : null;

    /// <summary>Whether a path is below another.</summary>
    public static bool IsDescendantPath(string basePath, string destinationPath) => AbsolutePath.Create(basePath).Contains(destinationPath);

    /// <summary>Whether a path is below another.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) =>
        AbsolutePath.Create(destinationPath).FindParent(x => x == basePath) is not null;
}
