#pragma warning disable CA1812 // Created by the engine.
using System.IO.Compression;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;

namespace Nuke.Components.Tests;

/// <summary>The real ReportGenerator.</summary>
public sealed class CoverageTests : IDisposable
{
    readonly Library _library = new();

    public CoverageTests() => NuGetToolPathResolver.NuGetAssetsConfigFile =
        AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => x.GetFiles("*.csproj").Any())! / "obj" / "project.assets.json";

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = null;
        _library.Dispose();
    }

    [Fact]
    public void A_page_is_made_of_what_the_tests_covered_and_packed()
    {
        (_library.Root / "artifacts" / "test-results" / "Shop.Tests.xml").WriteAllText("""
            <coverage line-rate="1" version="1" timestamp="1"><sources /><packages><package name="Shop"><classes>
              <class name="Till" filename="Till.cs" line-rate="1"><methods /><lines><line number="1" hits="2" /></lines></class>
            </classes></package></packages></coverage>
            """);

        var (exitCode, output) = Run("ReportCoverage", "--skip", "Restore", "Compile", "Test");

        exitCode.Should().Be(0, output);
        (_library.Root / "artifacts" / "reports" / "coverage-report" / "index.html").ReadAllText().Should().Contain("Till");
        using var archive = ZipFile.OpenRead(_library.Root / "artifacts" / "reports" / "coverage-report.zip");
        archive.Entries.Should().Contain(x => x.FullName == "index.html");
    }

    (int ExitCode, string Output) Run(params string[] arguments) => _library.Run<CoveredBuild>(arguments);
}

internal sealed class CoveredBuild : NukeBuild, IReportCoverage
{
    public IEnumerable<Project> TestProjects => ((IHazSolution)this).Solution.GetAllProjects("*.Tests");

    public bool CreateCoverageHtmlReport => true;

    public bool ReportToCodecov => false;
}
