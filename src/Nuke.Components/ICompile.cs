using Nuke.Common;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Compiles the solution, and publishes projects.</summary>
public interface ICompile : IRestore, IHazConfiguration
{
    /// <summary>Compiles.</summary>
    Target Compile => _ => _
        .DependsOn(Restore)
        .WhenSkipped(DependencyBehavior.Skip)
        .Executes(() =>
        {
            ReportSummary(_ => _
                .WhenNotNull(this as IHazGitVersion, (_, o) => _.AddPair("Version", o.Versioning.NuGetVersionV2)));

            DotNetBuild(_ => _
                .Apply(CompileSettingsBase)
                .Apply(CompileSettings));

            DotNetPublish(
                _ => _
                    .Apply(PublishSettingsBase)
                    .Apply(PublishSettings)
                    .CombineWith(PublishConfigurations, (_, v) => _
                        .SetProject(v.Project)
                        .SetFramework(v.Framework)),
                PublishDegreeOfParallelism);
        });

    /// <summary>What every build compiles with.</summary>
    sealed Configure<DotNetBuildSettings> CompileSettingsBase => _ => _
        .SetProjectFile(Solution)
        .SetConfiguration(Configuration)
        .When(IsServerBuild, _ => _.EnableContinuousIntegrationBuild())
        .SetNoRestore(SucceededTargets.Any(x => x.Name == nameof(Restore)))
        .WhenNotNull(this as IHazGitRepository, (_, o) => _.SetRepositoryUrl(o.GitRepository.HttpsUrl))
        .WhenNotNull(this as IHazGitVersion, (_, o) => _
            .SetAssemblyVersion(o.Versioning.AssemblySemVer)
            .SetFileVersion(o.Versioning.AssemblySemFileVer)
            .SetInformationalVersion(o.Versioning.InformationalVersion));

    /// <summary>What every build publishes with.</summary>
    sealed Configure<DotNetPublishSettings> PublishSettingsBase => _ => _
        .SetConfiguration(Configuration)
        .EnableNoBuild()
        .EnableNoLogo()
        .When(IsServerBuild, _ => _.EnableContinuousIntegrationBuild())
        .WhenNotNull(this as IHazGitRepository, (_, o) => _.SetRepositoryUrl(o.GitRepository.HttpsUrl))
        .WhenNotNull(this as IHazGitVersion, (_, o) => _
            .SetAssemblyVersion(o.Versioning.AssemblySemVer)
            .SetFileVersion(o.Versioning.AssemblySemFileVer)
            .SetInformationalVersion(o.Versioning.InformationalVersion));

    /// <summary>What this build adds.</summary>
    Configure<DotNetBuildSettings> CompileSettings => _ => _;

    /// <summary>What this build adds.</summary>
    Configure<DotNetPublishSettings> PublishSettings => _ => _;

    /// <summary>The projects and frameworks to publish.</summary>
    IEnumerable<(Project Project, string Framework)> PublishConfigurations => [];

    /// <summary>How many are published at a time.</summary>
    int PublishDegreeOfParallelism => 10;
}
