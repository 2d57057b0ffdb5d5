using Nuke.Common.IO;

namespace Nuke.Common.Tests.IO;

public sealed class AbsolutePathTests : IDisposable
{
    readonly AbsolutePath _directory = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);

    public void Dispose() => _directory.DeleteDirectory();

    [Fact]
    public void A_slash_goes_down_and_dots_go_up()
    {
        var path = (AbsolutePath)"/a" / "b" / "../c/./d";

        path.ToString().Should().Be("/a/c/d");
        (path / ..).Should().Be((AbsolutePath)"/a/c");
        (path + ".txt").Name.Should().Be("d.txt");
    }

    [Fact]
    public void A_relative_text_is_no_absolute_path() =>
        ((Action)(() => _ = (AbsolutePath)"a/b")).Should().Throw<ArgumentException>();

    [Fact]
    public void Names_and_extensions_are_taken_apart()
    {
        AbsolutePath path = "/a/b.tar.gz";

        path.NameWithoutExtension.Should().Be("b.tar");
        path.WithExtension("zip").Should().Be((AbsolutePath)"/a/b.tar.zip");
        path.HasExtension("zip", ".gz").Should().BeTrue();
        ((AbsolutePath)"/").Parent.Should().BeNull();
    }

    [Fact]
    public void Text_is_written_with_one_line_break_at_its_end()
    {
        var file = (_directory / "deep" / "file.txt").WriteAllText("a\r\nb\n\n");

        file.ReadAllBytes().Should().Equal("a\nb\n"u8.ToArray());
        file.ReadAllLines().Should().Equal("a", "b");
    }

    [Fact]
    public void A_directory_is_cleaned_with_its_read_only_files()
    {
        var file = (_directory / "out" / "file").WriteAllText("x");
        File.SetAttributes(file, FileAttributes.ReadOnly);

        (_directory / "out").CreateOrCleanDirectory();

        (_directory / "out").DirectoryExists().Should().BeTrue();
        file.Exists().Should().BeFalse();
    }

    [Fact]
    public void Cleaning_does_not_follow_links()
    {
        var kept = (_directory / "kept" / "file").WriteAllText("x");
        (_directory / "out").CreateDirectory();
        Directory.CreateSymbolicLink(_directory / "out" / "link", _directory / "kept");

        (_directory / "out").DeleteDirectory();

        kept.FileExists().Should().BeTrue();
    }

    [Fact]
    public void Patterns_find_files_and_directories()
    {
        (_directory / "src/A/A.csproj").WriteAllText("x");
        (_directory / "src/B/bin/B.dll").WriteAllText("x");

        _directory.GlobFiles("**/*.csproj").Should().Equal(_directory / "src/A/A.csproj");
        _directory.GlobDirectories("**/bin").Should().Equal(_directory / "src/B/bin");
    }

    [Fact]
    public void Copying_onto_something_is_an_error_unless_said_otherwise()
    {
        var source = (_directory / "a").WriteAllText("new");
        var target = (_directory / "b").WriteAllText("old");

        ((Action)(() => source.Copy(target))).Should().Throw<ArgumentException>().WithMessage("*exists already*");
        source.Copy(target, ExistsPolicy.FileSkip).ReadAllText().Should().Be("old\n");
        source.Copy(target, ExistsPolicy.FileOverwrite).ReadAllText().Should().Be("new\n");
    }

    [Fact]
    public void A_directory_is_moved_into_an_existing_one()
    {
        (_directory / "a/x").WriteAllText("1");
        (_directory / "b/y").WriteAllText("2");

        (_directory / "a").Move(_directory / "b", ExistsPolicy.MergeAndOverwrite);

        (_directory / "b").GetFiles().Select(x => x.Name).Should().Equal("x", "y");
        (_directory / "a").Exists().Should().BeFalse();
    }
}
