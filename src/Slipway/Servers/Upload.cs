using System.Formats.Tar;
using System.Security.Cryptography;

namespace Slipway.Servers;

/// <summary>
/// Files as one command: a script, and behind it a tar archive. Each file gets a temporary name beside its own and is renamed
/// when all have arrived, so that a reader sees the old file or the new one, never a part.
/// </summary>
internal static class Upload
{
    /// <summary>What <see cref="Directory"/> prints when the directory was there already.</summary>
    public const string Kept = "kept";

    // Bits for others come from the archive's modes; -o and -m because the build machine's user and clock mean nothing there.
    private const string Unpack = "tar -xpomf -";

    private const string DirectoryScript =
        $$"""
        set -eu
        umask 022
        if [ -e "$1" ]; then echo {{Kept}}; exit 0; fi
        trap 'rm -rf -- "$2"' EXIT
        trap 'exit 143' INT TERM HUP
        # Nobody else looks in before it has its own mode.
        mkdir -p -m 700 -- "$2"
        {{Unpack}} -C "$2" || { code=$?; df -h -- "$2" >&2; exit $code; }
        chmod "$3" -- "$2"
        # What a rename makes visible must be on the disk, or a power cut leaves empty files under their names.
        find "$2" -type f -exec sync -- {} + 2>/dev/null || true
        mv -T -- "$2" "$1" || { [ -d "$1" ] && echo {{Kept}}; }
        """;

    /// <summary>Puts files at their absolute paths.</summary>
    public static RemoteCommand Files(IReadOnlyCollection<RemoteFile> files)
    {
        var tag = Tag();
        var named = files.Select(x => (File: x, Temporary: Temporary(Absolute(x), tag))).ToList();
        return RemoteCommand.Script(FilesScript(named)).For("uploading files").WithInput((target, token) =>
            WriteArchiveAsync(target, named.Select(x => (x.Temporary[1..], x.File)), token));
    }

    /// <summary>Makes a directory of files with relative paths that appears complete or not at all.</summary>
    public static RemoteCommand Directory(string directory, IReadOnlyCollection<RemoteFile> files, UnixFileMode mode)
    {
        foreach (var file in files.Where(x => x.Path.StartsWith('/')))
            throw new InvalidInputException($"{file.Path} must be relative to {directory}.");
        return RemoteCommand.Script(DirectoryScript, directory, $"{directory}.tmp-{Tag()}", Convert.ToString((int)mode, 8)).For($"uploading {directory}").WithInput((target, token) =>
            WriteArchiveAsync(target, files.Select(x => (x.Path, x)), token));
    }

    private static string FilesScript(IReadOnlyCollection<(RemoteFile File, string Temporary)> files)
    {
        var temporary = ShellQuote.Line(files.Select(x => x.Temporary));
        var directories = ShellQuote.Line(files.Select(x => DirectoryOf(x.File.Path)).Distinct());
        return $$"""
            set -eu
            umask 022
            clean() { rm -f -- {{temporary}}; }
            trap clean EXIT
            trap 'exit 143' INT TERM HUP
            mkdir -p -- {{directories}}
            {{Unpack}} -C / || { code=$?; df -h -- {{directories}} >&2; exit $code; }
            {{string.Join('\n', files.Select(x => $"mv -fT -- {ShellQuote.Line([x.Temporary, x.File.Path])}"))}}
            """;
    }

    private static async Task WriteArchiveAsync(
        Stream target, IEnumerable<(string Name, RemoteFile File)> files, CancellationToken cancellationToken)
    {
        await using var archive = new TarWriter(target, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var (name, file) in files)
        {
            await using var content = file.Open();
            var entry = new PaxTarEntry(TarEntryType.RegularFile, name) { Mode = file.Mode, DataStream = content };
            await archive.WriteEntryAsync(entry, cancellationToken);
        }
    }

    private static string Absolute(RemoteFile file) => file.Path.StartsWith('/')
        ? file.Path
        : throw new InvalidInputException($"{file.Path} is not an absolute path.");

    private static string Temporary(string path, string tag) => $"{DirectoryOf(path).TrimEnd('/')}/.{path[(path.LastIndexOf('/') + 1)..]}.tmp-{tag}";

    private static string DirectoryOf(string path) => path.LastIndexOf('/') is > 0 and var i ? path[..i] : "/";

    private static string Tag() => RandomNumberGenerator.GetHexString(8, lowercase: true);
}
