using System.Security.Cryptography;

namespace Nuke.Common.IO;

/// <summary>Relations between paths, and hashes.</summary>
public static partial class AbsolutePathExtensions
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

    /// <summary>The SHA-256 hash of the file, in lower-case hexadecimal digits.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
