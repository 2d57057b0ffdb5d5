using System.Formats.Tar;
using System.IO.Compression;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.IO;

public sealed class CompressionTests : IDisposable
{
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("archives-").FullName);

    public CompressionTests()
    {
        (Source / "a.txt").WriteAllText("a");
        (Source / "deep" / "er" / "b.txt").WriteAllText("b");
    }

    AbsolutePath Source => _root / "source";

    AbsolutePath Target => _root / "target";

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar.gz")]
    [InlineData("x.tgz")]
    public void What_is_packed_is_unpacked_alike(string name)
    {
        Source.CompressTo(_root / "made" / name);
        (_root / "made" / name).UncompressTo(Target);

        Files(Target).Should().BeEquivalentTo("a.txt", "deep/er/b.txt");
        (Target / "deep" / "er" / "b.txt").ReadAllText().Should().Be((Source / "deep" / "er" / "b.txt").ReadAllText());
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar.gz")]
    public void Unpacking_writes_over_what_is_there(string name)
    {
        Source.CompressTo(_root / name);
        (Target / "a.txt").WriteAllText("old");

        (_root / name).UncompressTo(Target);

        (Target / "a.txt").ReadAllText().Should().Be((Source / "a.txt").ReadAllText());
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar.gz")]
    public void Only_files_that_pass_the_filter_are_packed(string name)
    {
        Source.CompressTo(_root / name, x => x.Name != "a.txt");
        (_root / name).UncompressTo(Target);

        Files(Target).Should().Equal("deep/er/b.txt");
    }

    [Fact]
    public void An_archive_inside_of_its_directory_does_not_contain_itself()
    {
        Source.ZipTo(Source / "x.zip");

        using var archive = ZipFile.OpenRead(Source / "x.zip");
        archive.Entries.Select(x => x.FullName).Should().BeEquivalentTo("a.txt", "deep/er/b.txt");
    }

    [Fact]
    public void An_archive_is_not_overwritten_unless_that_is_asked_for()
    {
        Source.ZipTo(_root / "x.zip");

        FluentActions.Invoking(() => Source.ZipTo(_root / "x.zip")).Should().Throw<IOException>();
        Source.ZipTo(_root / "x.zip", fileMode: FileMode.Create);
    }

    [Fact]
    public void An_archive_that_would_write_outside_of_the_directory_is_refused()
    {
        using (var gzip = new GZipStream(File.Create(_root / "x.tar.gz"), CompressionLevel.Fastest))
        using (var writer = new TarWriter(gzip))
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../outside.txt"));

        FluentActions.Invoking(() => (_root / "x.tar.gz").UncompressTo(Target)).Should().Throw<IOException>();
        (_root / "outside.txt").FileExists().Should().BeFalse();
    }

    [Fact]
    public void An_ending_that_is_no_archives_is_an_error_that_names_those_that_are() =>
        FluentActions.Invoking(() => Source.CompressTo(_root / "x.rar")).Should().Throw<Exception>().WithMessage("*.zip, .tar.gz or .tgz*x.rar*");

    static IEnumerable<string> Files(AbsolutePath directory) =>
        directory.GetFiles(depth: int.MaxValue).Select(x => Path.GetRelativePath(directory, x).Replace('\\', '/'));
}
