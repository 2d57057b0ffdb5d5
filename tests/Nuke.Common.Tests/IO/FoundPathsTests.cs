#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Created and filled by the engine.
using Nuke.Common.IO;

namespace Nuke.Common.Tests.IO;

/// <summary>Paths that attributes find, and what tells whether files have changed.</summary>
public sealed class FoundPathsTests : IDisposable
{
    readonly Trial _trial = new();

    public FoundPathsTests()
    {
        foreach (var name in new[] { "src/A/A.csproj", "src/B/B.csproj", "docs/Docs.csproj" })
            (_trial.Root / name).WriteAllText("");
    }

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Files_and_directories_are_found_from_the_root() =>
        _trial.Run<FindingBuild>().Done.Should().Equal("src/A/A.csproj src/B/B.csproj", "docs", "docs/Docs.csproj");

    [Fact]
    public void A_parameter_chooses_among_them() =>
        _trial.Run<FindingBuild>("--projects", "src/B/B.csproj").Done[0].Should().Be("src/B/B.csproj");

    [Fact]
    public void What_is_none_of_them_is_an_error_that_lists_them()
    {
        _trial.Run<FindingBuild>("--projects", "src/C/C.csproj");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("src/A/A.csproj, src/B/B.csproj");
    }

    [Fact]
    public void A_directory_has_the_same_hash_until_a_file_changes_or_is_renamed()
    {
        var source = _trial.Root / "src";
        var hash = source.GetDirectoryHash();

        source.GetDirectoryHash().Should().Be(hash);
        source.GetDirectoryHash(x => x.Name != "B.csproj").Should().NotBe(hash);
        (source / "A" / "A.csproj").RenameWithoutExtension(x => x.NameWithoutExtension + "2").Name.Should().Be("A2.csproj");
        source.GetDirectoryHash().Should().NotBe(hash);
    }

    sealed class FindingBuild : NukeBuild
    {
        [FileGlobbing("src/*/*.csproj")]
        readonly AbsolutePath[] Projects = [];

        [DirectoryGlobbing("d*")]
        readonly AbsolutePath Single = null!;

        [FileGlobbing("**/Docs.csproj")]
        readonly AbsolutePath Documentation = null!;

        Target Default => _ => _.Executes(() =>
        {
            Journal.Note(string.Join(' ', Projects.Select(x => RootDirectory.GetUnixRelativePathTo(x).ToString())));
            Journal.Note(RootDirectory.GetUnixRelativePathTo(Single).ToString());
            Journal.Note(RootDirectory.GetUnixRelativePathTo(Documentation).ToString());
        });
    }
}
