using System.Globalization;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Packs the projects of the solution.</summary>
public interface IPack : ICompile, IHazArtifacts
{
    /// <summary>Where the packages go.</summary>
    AbsolutePath PackagesDirectory => ArtifactsDirectory / "packages";

    /// <summary>Packs.</summary>
    Target Pack => _ => _
        .DependsOn(Compile)
        .Produces(PackagesDirectory / "*.nupkg")
        .Executes(() =>
        {
            DotNetPack(_ => _
                .Apply(PackSettingsBase)
                .Apply(PackSettings));

            var count = PackagesDirectory.GlobFiles("*.nupkg").Count;
            ReportSummary(_ => _.AddPair("Packages", count.ToString(CultureInfo.InvariantCulture)));
        });

    /// <summary>What every build packs with.</summary>
    sealed Configure<DotNetPackSettings> PackSettingsBase => _ => _
        .SetProject(Solution)
        .SetConfiguration(Configuration)
        .SetNoBuild(SucceededTargets.Any(x => x.Name == nameof(Compile)))
        .SetOutputDirectory(PackagesDirectory)
        .WhenNotNull(this as IHazGitRepository, (_, o) => _.SetRepositoryUrl(o.GitRepository.HttpsUrl))
        .WhenNotNull(this as IHazGitVersion, (_, o) => _.SetVersion(o.Versioning.NuGetVersionV2))
        .WhenNotNull(this as IHazChangelog, (_, o) => _.SetPackageReleaseNotes(o.NuGetReleaseNotes));

    /// <summary>What this build adds.</summary>
    Configure<DotNetPackSettings> PackSettings => _ => _;
}
