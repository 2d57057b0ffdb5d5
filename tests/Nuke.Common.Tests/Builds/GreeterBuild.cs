#nullable disable
#pragma warning disable CA1812, CA1822, CA1823, IDE0044, IDE0051, CS0649 // Written as published builds are, filled and created by the engine.
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Tools.GitVersion;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Common.Tests.Builds;

/// <summary>The build of a library in the style of published ones: this partial compiles and checks.</summary>
[ShutdownDotNetAfterServerBuild]
[UnsetVisualStudioEnvironmentVariables]
internal sealed partial class GreeterBuild : NukeBuild
{
    [Parameter("Configuration to build - Default is 'Debug' (local) or 'Release' (server)")]
    readonly Configuration Configuration = IsLocalBuild ? Configuration.Debug : Configuration.Release;

    [Solution] readonly Solution Solution;
    [GitRepository] readonly GitRepository GitRepository;
    [GitVersion(NoFetch = true)] readonly GitVersion GitVersion;

    AbsolutePath SourceDirectory => RootDirectory / "src";
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
    AbsolutePath ChecksDirectory => ArtifactsDirectory / "checks";

    IEnumerable<Project> CheckProjects => Partition.GetCurrent(Solution.GetAllProjects("*.Checks"));

    Target Clean => _ => _
        .Description("Removes what earlier builds made")
        .Before(Restore)
        .Executes(() =>
        {
            SourceDirectory.GlobDirectories("**/bin", "**/obj").ForEach(x => x.DeleteDirectory());
            ArtifactsDirectory.CreateOrCleanDirectory();
        });

    Target Restore => _ => _
        .Executes(() => DotNetRestore(s => s
            .SetProjectFile(Solution)));

    Target Compile => _ => _
        .DependsOn(Restore)
        .Executes(() =>
        {
            ReportSummary(_ => _.AddPair("Version", GitVersion.SemVer));

            DotNetBuild(s => s
                .SetProjectFile(Solution)
                .SetConfiguration(Configuration)
                .SetAssemblyVersion(GitVersion.AssemblySemVer)
                .SetFileVersion(GitVersion.AssemblySemFileVer)
                .SetInformationalVersion(GitVersion.InformationalVersion)
                .EnableNoRestore());
        });

    Target Check => _ => _
        .DependsOn(Compile)
        .ProceedAfterFailure()
        .Produces(ChecksDirectory / "*.txt")
        .Partition(2)
        .Executes(() => CheckProjects.ForEach(project =>
        {
            Log.Information("Checking {Name} with {Configuration}", project.Name, Configuration);
            var output = DotNetRun(s => s
                .SetProjectFile(project)
                .SetConfiguration(Configuration)
                .EnableNoBuild());
            (ChecksDirectory / $"{project.Name}.txt").WriteAllLines(output.Select(x => x.Text));
        }));
}
