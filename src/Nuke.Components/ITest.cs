using System.Xml.Linq;
using Nuke.Common;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Coverlet;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Runs the tests of the solution.</summary>
public interface ITest : ICompile, IHazArtifacts
{
    /// <summary>Where the results go.</summary>
    AbsolutePath TestResultDirectory => ArtifactsDirectory / "test-results";

    /// <summary>How many projects are tested at a time.</summary>
    int TestDegreeOfParallelism => 1;

    /// <summary>The projects with tests.</summary>
    IEnumerable<Project> TestProjects { get; }

    /// <summary>Tests.</summary>
    Target Test => _ => _
        .DependsOn(Compile)
        .Produces(TestResultDirectory / "*.trx")
        .Produces(TestResultDirectory / "*.xml")
        .Executes(() =>
        {
            try
            {
                DotNetTest(
                    _ => _
                        .Apply(TestSettingsBase)
                        .Apply(TestSettings)
                        .CombineWith(TestProjects, (_, v) => _
                            .Apply(TestProjectSettingsBase, v)
                            .Apply(TestProjectSettings, v)),
                    completeOnFailure: true,
                    degreeOfParallelism: TestDegreeOfParallelism);
            }
            finally
            {
                ReportTestResults();
                ReportTestCount();
            }
        });

    /// <summary>What every build tests with.</summary>
    sealed Configure<DotNetTestSettings> TestSettingsBase => _ => _
        .SetConfiguration(Configuration)
        .SetNoBuild(SucceededTargets.Any(x => x.Name == nameof(Compile)))
        .ResetVerbosity()
        .SetResultsDirectory(TestResultDirectory)
        .When(_ => CollectsCoverage, _ => _
            .EnableCollectCoverage()
            .SetCoverletOutputFormat(CoverletOutputFormat.cobertura)
            .SetExcludeByFile("*.Generated.cs")
            .When(_ => IsServerBuild, _ => _.EnableUseSourceLink()));

    /// <summary>What every project is tested with.</summary>
    sealed Configure<DotNetTestSettings, Project> TestProjectSettingsBase => (_, v) => _
        .SetProjectFile(v)
        .AddLoggers($"trx;LogFileName={v.Name}.trx")
        .When(_ => CollectsCoverage, _ => _.SetCoverletOutput(TestResultDirectory / $"{v.Name}.xml"));

    // Of test projects that reference coverlet.msbuild; the others ignore the properties.
    private bool CollectsCoverage =>
        IsServerBuild || (this is IReportCoverage coverage && InvokedTargets.Contains(coverage.ReportCoverage));

    /// <summary>What this build adds.</summary>
    Configure<DotNetTestSettings> TestSettings => _ => _;

    /// <summary>What this build adds for a project.</summary>
    Configure<DotNetTestSettings, Project> TestProjectSettings => (_, v) => _;

    /// <summary>Hands the results to the build server, where one takes them.</summary>
    void ReportTestResults()
    {
        if (AzurePipelines.Instance is not { } azure)
            return;
        foreach (var file in TestResultDirectory.GlobFiles("*.trx"))
        {
            azure.PublishTestResults(
                $"{file.NameWithoutExtension} ({azure.StageDisplayName})", AzurePipelinesTestResultsType.VSTest, [file.ToString()]);
        }
    }

    /// <summary>Notes in the summary how many tests passed, failed and were skipped.</summary>
    void ReportTestCount()
    {
        XNamespace results = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var outcomes = TestResultDirectory.GlobFiles("*.trx")
            .SelectMany(x => XDocument.Load(x).Descendants(results + "UnitTestResult"))
            .CountBy(x => x.Attribute("outcome")?.Value ?? "", StringComparer.Ordinal)
            .ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal);
        ReportSummary(summary =>
        {
            foreach (var (note, outcome) in new[] { ("Failed", "Failed"), ("Passed", "Passed"), ("Skipped", "NotExecuted") })
            {
                if (outcomes.GetValueOrDefault(outcome) is var count && (count > 0 || outcome == "Passed"))
                    summary[note] = $"{count}";
            }

            return summary;
        });
    }
}
