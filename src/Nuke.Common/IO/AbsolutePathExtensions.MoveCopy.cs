namespace Nuke.Common.IO;

/// <summary>What to do with what is there already.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>An existing directory is an error.</summary>
    DirectoryFail = 1,

    /// <summary>Contents of directories are merged.</summary>
    DirectoryMerge = 2,

    /// <summary>An existing file is an error.</summary>
    FileFail = 4,

    /// <summary>Existing files stay.</summary>
    FileSkip = 8,

    /// <summary>Existing files are overwritten.</summary>
    FileOverwrite = 16,

    /// <summary>Existing files are overwritten by newer ones.</summary>
    FileOverwriteIfNewer = 32,

    /// <summary>Anything existing is an error.</summary>
    Fail = DirectoryFail | FileFail,

    /// <summary>Directories are merged, existing files stay.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Directories are merged, existing files are overwritten.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Directories are merged, existing files are overwritten by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}

/// <summary>Moving and copying.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Renames the file or directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath Rename(this AbsolutePath source, string newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.Move(source.Parent / newName, policy);

    /// <summary>Renames the file or directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath Rename(this AbsolutePath source, Func<AbsolutePath, string> newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.Rename(newName(source), policy);

    /// <summary>Renames the file, whose extension stays.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath RenameWithoutExtension(this AbsolutePath source, string newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.Rename(newName + source.Extension, policy);

    /// <summary>Renames the file, whose extension stays.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath RenameWithoutExtension(
        this AbsolutePath source,
        Func<AbsolutePath, string> newName,
        ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.RenameWithoutExtension(newName(source), policy);

    /// <summary>Moves the file or directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath Move(
        this AbsolutePath source,
        Func<AbsolutePath, AbsolutePath> newPath,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true) =>
        source.Move(newPath(source), policy, createDirectories);

    /// <summary>Moves the file or directory into a directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true) =>
        source.Move(target / source.Name, policy, createDirectories);

    /// <summary>Moves the file or directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false)
    {
        source.Copy(target, policy, excludeDirectory: null, excludeFile: null, createDirectories);
        if (source.FileExists())
            source.DeleteFile();
        else
            source.DeleteDirectory();
        return target;
    }

    /// <summary>Copies the file or directory into a directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true) =>
        source.Copy(target / source.Name, policy, excludeDirectory, excludeFile, createDirectories);

    /// <summary>Copies the file or directory.</summary>
    /// <returns>The new path.</returns>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true)
    {
        Assert.True(source.Exists(), $"'{source}' does not exist.");
        if (createDirectories)
            target.Parent.CreateDirectory();
        if (source.FileExists())
            CopyFile(source, target, policy);
        else
            CopyDirectory(source, target, policy, excludeDirectory, excludeFile);
        return target;
    }

    static void CopyDirectory(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        Func<AbsolutePath, bool>? excludeDirectory,
        Func<AbsolutePath, bool>? excludeFile)
    {
        Assert.False(
            target.DirectoryExists() && policy.HasFlag(ExistsPolicy.DirectoryFail),
            $"'{source}' cannot be copied: '{target}' exists already.");
        target.CreateDirectory();
        foreach (var file in source.GetFiles().Where(x => excludeFile?.Invoke(x) != true))
            CopyFile(file, target / file.Name, policy);
        foreach (var directory in source.GetDirectories().Where(x => excludeDirectory?.Invoke(x) != true))
            CopyDirectory(directory, target / directory.Name, policy, excludeDirectory, excludeFile);
    }

    static void CopyFile(AbsolutePath source, AbsolutePath target, ExistsPolicy policy)
    {
        if (target.FileExists())
        {
            Assert.False(policy.HasFlag(ExistsPolicy.FileFail), $"'{source}' cannot be copied: '{target}' exists already.");
            if (policy.HasFlag(ExistsPolicy.FileSkip) || (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer) && !IsNewer(source, target)))
                return;
        }

        File.Copy(source, target, overwrite: true);
    }

    static bool IsNewer(AbsolutePath source, AbsolutePath target) =>
        File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(target);
}
