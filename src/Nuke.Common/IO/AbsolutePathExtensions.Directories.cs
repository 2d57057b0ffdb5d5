namespace Nuke.Common.IO;

/// <summary>What one does with files and directories.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Creates the directory if it does not exist.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes sure that the directory exists and is empty.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Creates the file if it does not exist, and sets when it was last written.</summary>
    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        if (createDirectories)
            path.Parent.CreateDirectory();
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);
        File.SetLastWriteTimeUtc(path, time ?? TimeProvider.System.GetUtcNow().UtcDateTime);
        return path;
    }

    /// <summary>Deletes the file if it exists.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (!File.Exists(path))
            return;
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    /// <summary>Deletes the directory and all in it, read-only files included, if it exists.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!Directory.Exists(path))
            return;
        foreach (var file in Directory.EnumerateFiles(path, "*", EverythingBelow))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes the files that exist.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteFile();
    }

    /// <summary>Deletes the directories that exist.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteDirectory();
    }

    /// <summary>Files in the directory and so many levels below.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = default) =>
        Entries(depth, x => Directory.EnumerateFiles(path, pattern, x), attributes);

    /// <summary>Directories in the directory and so many levels below.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = default) =>
        Entries(depth, x => Directory.EnumerateDirectories(path, pattern, x), attributes);

    // Links are not followed: what they point to is not below the directory.
    static EnumerationOptions EverythingBelow => new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    static IEnumerable<AbsolutePath> Entries(
        int depth,
        Func<EnumerationOptions, IEnumerable<string>> list,
        FileAttributes attributes)
    {
        if (depth == 0)
            return [];
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = depth > 1,
            MaxRecursionDepth = depth - 1,
            AttributesToSkip = default,
        };
        return list(options)
            .Where(x => attributes == default || (File.GetAttributes(x) & attributes) == attributes)
            .Order(StringComparer.Ordinal)
            .Select(AbsolutePath.Create);
    }
}
