using Nuke.Common;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Codecov;
using Nuke.Common.Tools.ReportGenerator;
using Nuke.Common.Utilities;
using static Nuke.Common.Tools.Codecov.CodecovTasks;
using static Nuke.Common.Tools.ReportGenerator.ReportGeneratorTasks;

namespace Nuke.Components;

/// <summary>Reports how much of the code the tests run.</summary>
public interface IReportCoverage : ITest, IHazReports, IHazGitRepository
{
    /// <summary>Whether a page is made of it.</summary>
    bool CreateCoverageHtmlReport { get; }

    /// <summary>Whether Codecov gets it.</summary>
    bool ReportToCodecov { get; }

    /// <summary>The token of Codecov.</summary>
    [Parameter]
    [Secret]
    string CodecovToken => TryGetValue(() => CodecovToken);

    /// <summary>Where the page goes.</summary>
    AbsolutePath CoverageReportDirectory => ReportDirectory / "coverage-report";

    /// <summary>The page, packed.</summary>
    AbsolutePath CoverageReportArchive => CoverageReportDirectory.WithExtension("zip");

    /// <summary>Reports.</summary>
    Target ReportCoverage => _ => _
        .DependsOn(Test)
        .TryAfter<ITest>()
        .Consumes(Test)
        .Produces(CoverageReportArchive)
        .Requires(() => !ReportToCodecov || CodecovToken != null)
        .Executes(() =>
        {
            if (ReportToCodecov)
                Codecov(_ => _.Apply(CodecovSettingsBase).Apply(CodecovSettings));
            if (CreateCoverageHtmlReport)
            {
                ReportGenerator(_ => _.Apply(ReportGeneratorSettingsBase).Apply(ReportGeneratorSettings));
                CoverageReportDirectory.ZipTo(CoverageReportArchive, fileMode: FileMode.Create);
            }

            UploadCoverageData();
        });

    /// <summary>What every build gives Codecov.</summary>
    sealed Configure<CodecovSettings> CodecovSettingsBase => _ => _
        .SetFiles(TestResultDirectory.GlobFiles("*.xml").Select(x => x.ToString()))
        .SetToken(CodecovToken)
        .SetBranch(GitRepository.Branch)
        .SetSha(GitRepository.Commit)
        .WhenNotNull(this as IHazGitVersion, (_, o) => _.SetBuild(o.Versioning.FullSemVer));

    /// <summary>What this build adds.</summary>
    Configure<CodecovSettings> CodecovSettings => _ => _;

    /// <summary>What every build makes the page with.</summary>
    sealed Configure<ReportGeneratorSettings> ReportGeneratorSettingsBase => _ => _
        .SetReports(TestResultDirectory / "*.xml")
        .SetReportTypes(ReportTypes.HtmlInline)
        .SetTargetDirectory(CoverageReportDirectory);

    /// <summary>What this build adds.</summary>
    Configure<ReportGeneratorSettings> ReportGeneratorSettings => _ => _;

    /// <summary>Hands the data to the build server, where one takes it.</summary>
    void UploadCoverageData()
    {
        foreach (var file in TestResultDirectory.GlobFiles("*.xml"))
            AzurePipelines.Instance?.PublishCodeCoverage(AzurePipelinesCodeCoverageToolType.Cobertura, file, CoverageReportDirectory);
    }
}
