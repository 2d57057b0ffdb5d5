using System.Runtime.CompilerServices;

namespace Nuke.Common.IO;

/// <summary>Existence and names.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Whether a file or directory exists.</summary>
    public static bool Exists(
        this AbsolutePath path,
        [CallerArgumentExpression(nameof(path))] string? expression = null) =>
        File.Exists(path) || Directory.Exists(path);

    /// <summary>Whether the file exists.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>Whether the directory exists.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>Whether the directory has a file that matches.</summary>
    public static bool ContainsFile(
        this AbsolutePath path,
        string pattern,
        SearchOption options = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateFiles(path, pattern, options).Any();

    /// <summary>Whether the directory has a directory that matches.</summary>
    public static bool ContainsDirectory(
        this AbsolutePath path,
        string pattern,
        SearchOption options = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateDirectories(path, pattern, options).Any();

    /// <summary>The path if it exists, else null.</summary>
    public static AbsolutePath Existing(
        this AbsolutePath path,
        [CallerArgumentExpression(nameof(path))] string? expression = null) =>
        path.Exists() ? path : null!;

    /// <summary>The path if it is an existing file, else null.</summary>
    public static AbsolutePath ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null!;

    /// <summary>The path if it is an existing directory, else null.</summary>
    public static AbsolutePath ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null!;

    /// <summary>The existing files among the paths.</summary>
    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(x => x.FileExists());

    /// <summary>The existing directories among the paths.</summary>
    public static IEnumerable<AbsolutePath> WhereDirectoryExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(x => x.DirectoryExists());

    /// <summary>Whether the path has one of the extensions.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions) =>
        alternativeExtensions.Prepend(extension)
            .Any(x => path.ToString().EndsWith(Dotted(x), StringComparison.OrdinalIgnoreCase));

    /// <summary>The path with another extension.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        path.Parent / (path.NameWithoutExtension + Dotted(extension));

    /// <summary>The nearest parent that fits, or null.</summary>
    public static AbsolutePath FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate) =>
        path.Parent is { } parent ? parent.FindParentOrSelf(predicate) : null!;

    /// <summary>The path itself or the nearest parent that fits, or null.</summary>
    public static AbsolutePath FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        var current = path;
        while (current is not null && !predicate(current))
            current = current.Parent;
        return current!;
    }

    /// <summary>Information about the file.</summary>
    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);

    /// <summary>Information about the directory.</summary>
    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);

    /// <summary>Whether the name starts with a dot.</summary>
    public static bool IsDotDirectory(this AbsolutePath path) => path.Name.StartsWith('.');

    /// <summary>When the file was last written, in UTC.</summary>
    public static DateTime GetLastWriteTimeUtc(this AbsolutePath path) => File.GetLastWriteTimeUtc(path);

    static string Dotted(string extension) => extension.StartsWith('.') ? extension : $".{extension}";
}
