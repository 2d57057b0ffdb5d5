namespace Slipway.Servers;

public sealed partial class ServerConnection
{
    private const UnixFileMode DirectoryMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Puts files at their absolute paths in one command: all arrive under temporary names, then each is renamed into place.</summary>
    /// <param name="files">The files; missing directories are made (0755).</param>
    /// <param name="cancellationToken">Cancels; what has not been renamed is removed.</param>
    /// <exception cref="DiskFullException">No space is left; the old files stand.</exception>
    public async Task UploadAsync(IReadOnlyCollection<RemoteFile> files, CancellationToken cancellationToken = default)
    {
        if (files.Count > 0)
            await UploadAsync(Upload.Files(files).For(files.Count == 1 ? $"uploading {files.First()}" : $"uploading {files.Count} files ({files.First()}, …)"), cancellationToken);
    }

    /// <summary>Makes a directory of files in one command. It appears complete or not at all; one that is there already is kept.</summary>
    /// <param name="directory">Absolute path of the directory.</param>
    /// <param name="files">Files with paths relative to it.</param>
    /// <param name="mode">Permissions of the directory itself; null is 0755.</param>
    /// <param name="cancellationToken">Cancels; nothing is left.</param>
    /// <returns>Whether it was made now; false when it was there.</returns>
    /// <exception cref="DiskFullException">No space is left.</exception>
    public async Task<bool> UploadDirectoryAsync(
        string directory, IReadOnlyCollection<RemoteFile> files, UnixFileMode? mode = null, CancellationToken cancellationToken = default)
    {
        var result = await UploadAsync(Upload.Directory(directory, files, mode ?? DirectoryMode).For($"uploading {directory}"), cancellationToken);
        return result.Output.Trim() != Upload.Kept;
    }

    private async Task<RemoteResult> UploadAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(command, cancellationToken);
        }
        catch (RemoteCommandException exception) when (DiskFullException.Explains(exception.Result))
        {
            throw new DiskFullException(exception);
        }
    }
}
