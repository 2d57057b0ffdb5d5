namespace Slipway.Compose;

/// <summary>Takes files and directories of this machine into content-addressed trees.</summary>
/// <param name="root">The repository's root, which messages leave out.</param>
internal sealed class ConfigTreeReader(string root)
{
    /// <summary>Reads a file or a directory with everything in it.</summary>
    /// <param name="source">Absolute path.</param>
    /// <param name="user">Who mounts it, for messages: <c>service caddy</c>.</param>
    /// <param name="secretSalt">Given for the file of a Compose secret.</param>
    /// <exception cref="InvalidInputException">It is missing, empty, too large, or links to somewhere else.</exception>
    public ConfigTree Read(string source, string user, string? secretSalt = null)
    {
        var name = Path.GetFileName(source);
        if (File.Exists(source))
        {
            Measure([source], source, user);
            return ConfigTree.Of(name, [ReadFile(source, name)], secretSalt);
        }

        if (!Directory.Exists(source))
            throw Refused(source, user, "does not exist; Docker would create a directory of root's in its place", "create it, or correct the path in the Compose file");
        var paths = Enumerate(source, user);
        if (paths.Length == 0)
            throw Refused(source, user, "is an empty directory", "use a named volume for data, or put the files into it");
        Measure(paths, source, user);
        return ConfigTree.Of(name, paths.Select(x => ReadFile(x, $"{name}/{Relative(source, x)}")), secretSalt);
    }

    /// <summary>A path as messages name it.</summary>
    public string Display(string path) => Relative(root, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;

    private string[] Enumerate(string source, string user)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var entries = new DirectoryInfo(source).GetFileSystemInfos("*", options);
        foreach (var link in entries.Where(x => x.LinkTarget is not null))
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true);
            if (target is not FileInfo { Exists: true } || Relative(source, target.FullName).StartsWith("..", StringComparison.Ordinal))
                throw Refused(link.FullName, user, "is a link that leads out of the directory or to no file", "replace it with the file itself");
        }

        return [.. entries.OfType<FileInfo>().Select(x => x.FullName)];
    }

    private void Measure(string[] paths, string source, string user)
    {
        var bytes = paths.Sum(x => new FileInfo(x).Length);
        if (bytes > ConfigTree.MaximumBytes)
            throw Refused(
                source, user, $"has {bytes / 1_000_000d:0.#} MB; configuration may have {ConfigTree.MaximumBytes / 1_000_000} MB",
                "put large files into an image or a named volume");
    }

    private InvalidInputException Refused(string source, string user, string what, string next) =>
        new($"{Display(source)}, mounted by {user}, {what}.", next);

    private static ConfigFile ReadFile(string path, string name)
    {
        var isExecutable = !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);
        return new ConfigFile(name, File.ReadAllBytes(path), isExecutable ? ConfigFile.Executable : ConfigFile.Plain);
    }

    private static string Relative(string directory, string path) => Path.GetRelativePath(directory, path).Replace('\\', '/');
}
