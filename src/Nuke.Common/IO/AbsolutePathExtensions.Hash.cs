using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.IO;

/// <summary>Hashes.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>The SHA-256 hash of the file, in lower-case hexadecimal digits.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The SHA-256 hash of the names and contents of a directory's files, the same on each machine.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="includeFile">Which files; null for all.</param>
    public static string GetDirectoryHash(this AbsolutePath path, Func<AbsolutePath, bool>? includeFile = null) =>
        path.GetFiles(depth: int.MaxValue).Where(x => includeFile?.Invoke(x) ?? true).GetFileSetHash(path);

    /// <summary>The SHA-256 hash of the names and contents of files, the same on each machine and in whatever order they come.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="baseDirectory">The directory from which their names count.</param>
    public static string GetFileSetHash(this IEnumerable<AbsolutePath> paths, string baseDirectory)
    {
        var root = AbsolutePath.Create(baseDirectory);
        var lines = paths.Select(x => $"{root.GetUnixRelativePathTo(x)}\n{x.GetFileHash()}\n").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
