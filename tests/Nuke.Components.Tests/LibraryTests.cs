using System.IO.Compression;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Components.Tests;

public sealed class LibraryTests : IDisposable
{
    readonly Library _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void A_build_of_components_restores_compiles_tests_and_packs_a_library()
    {
        var (exitCode, output) = Run("Test", "Pack", "--configuration", "Release");

        exitCode.Should().Be(0, output);
        output.Should().MatchRegex(@"Test +Succeeded .*// Passed: 1").And.MatchRegex(@"Pack +Succeeded .*// Packages: 1");
        Files("test-results").Should().Contain("Shop.Tests.trx");
        Files("packages").Should().Equal("Shop.1.1.0.nupkg");
        Metadata("releaseNotes").Should().Be(
            "• Sells, and buys\n\nFull changelog at https://github.com/example/shop/blob/main/CHANGELOG.md");
    }

    [Fact]
    public void A_test_that_fails_fails_the_build_and_is_counted()
    {
        _library.WriteTest(sum: 4);

        var (exitCode, output) = Run("Test");

        exitCode.Should().Be(1, output);
        output.Should().MatchRegex(@"Test +Failed .*// Failed: 1, Passed: 0");
    }

    IEnumerable<string> Files(string directory) => (_library.Root / "artifacts" / directory).GlobFiles("*").Select(x => x.Name);

    string? Metadata(string name)
    {
        using var package = ZipFile.OpenRead(_library.Root / "artifacts" / "packages" / "Shop.1.1.0.nupkg");
        using var specification = package.GetEntry("Shop.nuspec")!.Open();
        return XDocument.Load(specification).Descendants().Single(x => x.Name.LocalName == name).Value.ReplaceLineEndings("\n");
    }

    (int ExitCode, string Output) Run(params string[] arguments) => _library.Run<LibraryBuild>(arguments);
}
