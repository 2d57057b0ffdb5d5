using System.Security.Cryptography;

namespace Slipway.Versioning;

/// <summary>Identifies the content of one file that differs from the commit.</summary>
internal static class WorkingFile
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Mode and hash; null when the file is gone.</summary>
    public static async Task<string?> IdentifyAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target)
            return $"link {target}";

        // A directory here is a repository of its own; what it holds is not this repository's content.
        if (Directory.Exists(path))
            return "repository";
        if (!file.Exists)
            return null;

        var stream = file.OpenRead();
        await using (stream)
            return $"{Mode(file)} {Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))}";
    }

    private static string Mode(FileInfo file) =>
        !OperatingSystem.IsWindows() && (file.UnixFileMode & AnyExecute) != UnixFileMode.None ? "executable" : "file";
}
