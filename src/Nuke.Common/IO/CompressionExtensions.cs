using System.Formats.Tar;
using System.IO.Compression;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>Making and unpacking archives.</summary>
public static class CompressionExtensions
{
    const string Supported = "Archives end with .zip, .tar.gz or .tgz";

    /// <summary>Packs the directory; the ending of the archive says how.</summary>
    public static void CompressTo(this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool>? filter = null)
    {
        if (archiveFile.HasExtension(".zip"))
            directory.ZipTo(archiveFile, filter);
        else if (IsTar(archiveFile))
            directory.TarGZipTo(archiveFile, filter);
        else
            Assert.Fail($"{Supported}, which '{archiveFile.Name}' does not.");
    }

    /// <summary>Unpacks the archive; its ending says how.</summary>
    public static void UncompressTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        if (archiveFile.HasExtension(".zip"))
            archiveFile.UnZipTo(directory);
        else if (IsTar(archiveFile))
            archiveFile.UnTarGZipTo(directory);
        else
            Assert.Fail($"{Supported}, which '{archiveFile.Name}' does not.");
    }

    /// <summary>Packs the directory as a zip file.</summary>
    public static void ZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.CreateNew)
    {
        var files = Files(directory, archiveFile, filter);
        archiveFile.Parent.CreateDirectory();
        using var stream = File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
            archive.CreateEntryFromFile(file, Name(directory, file), compressionLevel);
    }

    /// <summary>Unpacks a zip file over what is there.</summary>
    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory) =>
        ZipFile.ExtractToDirectory(archiveFile, directory.CreateDirectory(), overwriteFiles: true);

    /// <summary>Packs the directory as a gzipped tar file.</summary>
    public static void TarGZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        FileMode fileMode = FileMode.CreateNew) =>
        directory.TarGZipTo(archiveFile, Files(directory, archiveFile, filter), fileMode);

    /// <summary>Packs files, named from a directory, as a gzipped tar file.</summary>
    public static void TarGZipTo(
        this AbsolutePath baseDirectory,
        AbsolutePath archiveFile,
        IEnumerable<AbsolutePath> files,
        FileMode fileMode = FileMode.CreateNew)
    {
        archiveFile.Parent.CreateDirectory();
        using var stream = File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
        using var gzip = new GZipStream(stream, CompressionLevel.Optimal);
        using var archive = new TarWriter(gzip);
        foreach (var file in files)
            archive.WriteEntry(file, Name(baseDirectory, file));
    }

    /// <summary>Unpacks a gzipped tar file over what is there.</summary>
    public static void UnTarGZipTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        using var stream = File.OpenRead(archiveFile);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(gzip, directory.CreateDirectory(), overwriteFiles: true);
    }

    static bool IsTar(AbsolutePath file) => file.Name.EndsWithOrdinalIgnoreCase(".tar.gz") || file.HasExtension(".tgz");

    static List<AbsolutePath> Files(AbsolutePath directory, AbsolutePath archive, Func<AbsolutePath, bool>? filter) =>
        [.. directory.GetFiles(depth: int.MaxValue).Where(x => x != archive && (filter == null || filter(x)))];

    static string Name(AbsolutePath directory, AbsolutePath file) => Path.GetRelativePath(directory, file).Replace('\\', '/');
}
