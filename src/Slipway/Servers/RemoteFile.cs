using System.Text;

namespace Slipway.Servers;

/// <summary>A file to be on a server.</summary>
public sealed record RemoteFile
{
    private readonly Func<Stream> _open;

    private RemoteFile(string path, Func<Stream> open)
    {
        if (path.Length == 0 || path.EndsWith('/') || path.Split('/').Contains(".."))
            throw new InvalidInputException($"'{path}' is not the path of a file on a server.");
        Path = path;
        _open = open;
    }

    /// <summary>Absolute path on the server, or relative to the directory it is uploaded as part of.</summary>
    public string Path { get; }

    /// <summary>Permissions; secrets are 0600, all else 0644 unless said otherwise.</summary>
    public UnixFileMode Mode { get; init; } =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A file with text.</summary>
    public static RemoteFile Text(string path, string content) => Bytes(path, Encoding.UTF8.GetBytes(content));

    /// <summary>A file with a secret, mode 0600.</summary>
    public static RemoteFile Secret(string path, Secret content) =>
        new(path, () => new MemoryStream(Encoding.UTF8.GetBytes(content.Reveal())))
        {
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

    /// <summary>A file with bytes.</summary>
    public static RemoteFile Bytes(string path, byte[] content) => new(path, () => new MemoryStream(content, writable: false));

    /// <summary>A copy of a local file, streamed.</summary>
    /// <exception cref="InvalidInputException">There is no such local file.</exception>
    public static RemoteFile Local(string path, string localPath) => File.Exists(localPath)
        ? new(path, () => File.OpenRead(localPath))
        : throw new InvalidInputException($"{localPath} does not exist or is not a file.");

    internal Stream Open() => _open();

    /// <inheritdoc/>
    public override string ToString() => Path;
}
