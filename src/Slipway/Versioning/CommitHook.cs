namespace Slipway.Versioning;

/// <summary>The git hook that checks a message when it is written.</summary>
public static class CommitHook
{
    private const string Mark = "slipway-commit-msg";

    /// <summary>Installs the hook where git looks for it, be that a worktree's common directory or <c>core.hooksPath</c>.</summary>
    /// <returns>The file, and whether it was written.</returns>
    /// <exception cref="InvalidInputException">Another hook is there; it is left as it is.</exception>
    public static async Task<(string File, bool Changed)> InstallAsync(string root, CancellationToken cancellationToken = default)
    {
        var answer = await new Git(root).AskAsync(["rev-parse", "--path-format=absolute", "--git-path", "hooks/commit-msg"], cancellationToken);
        var file = answer.EnsureSucceeded("the hooks", root).Output.Trim();
        var text = Text();
        var there = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : null;
        if (there == text)
            return (file, false);
        if (there is not null && !there.Contains(Mark, StringComparison.Ordinal))
            throw new InvalidInputException(
                $"{file} is a hook of somebody else; it was left as it is",
                $"call './build.sh CommitCheck --message-file \"$1\"' from it, or move it away and run ./build.sh Setup again");
        await WriteAsync(file, text, cancellationToken);
        return (file, true);
    }

    private static string Text()
    {
        using var reader = new StreamReader(typeof(CommitHook).Assembly.GetManifestResourceStream("commit-msg.sh")!);
        return reader.ReadToEnd();
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.slipway";
        await File.WriteAllTextAsync(temporary, text, cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.Move(temporary, file, overwrite: true);
    }
}
