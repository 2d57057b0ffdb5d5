#nullable disable
#pragma warning disable CA1822, CA1823, IDE0044, IDE0051, CS0649 // Written as published builds are, filled and created by the engine.
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Docker;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Serilog;
using static Nuke.Common.Tools.Docker.DockerTasks;
using static Nuke.Common.Tools.DotNet.DotNetTasks;
using static Nuke.Common.Tools.Git.GitTasks;

namespace Nuke.Common.Tests.Builds;

/// <summary>This partial packs, publishes and tells.</summary>
internal sealed partial class GreeterBuild
{
    [Parameter("NuGet API key")] [Secret] readonly string NuGetApiKey;
    [PathVariable] readonly Tool Git;

    AbsolutePath PackagesDirectory => ArtifactsDirectory / "packages";
    AbsolutePath Feed => RootDirectory / "feed";

    Target Pack => _ => _
        .DependsOn(Compile)
        .After(Check)
        .Requires(() => Configuration.Equals(Configuration.Release))
        .Produces(PackagesDirectory / "*.nupkg")
        .Executes(() => DotNetPack(s => s
            .SetProject(Solution.GetProject("Greeter"))
            .SetConfiguration(Configuration)
            .SetOutputDirectory(PackagesDirectory)
            .SetVersion(GitVersion.SemVer)
            .EnableNoBuild()));

    Target Publish => _ => _
        .DependsOn(Clean, Check, Pack)
        .Consumes(Pack)
        .Requires(() => NuGetApiKey)
        .OnlyWhenStatic(() => GitRepository.IsOnMainBranch() || GitRepository.IsOnReleaseBranch())
        .OnlyWhenDynamic(() => GitHasCleanWorkingCopy(RootDirectory))
        .WhenSkipped(DependencyBehavior.Execute)
        .Triggers(Announce)
        .Executes(() =>
        {
            Feed.CreateDirectory();
            DotNetNuGetPush(s => s
                    .SetSource(Feed)
                    .SetApiKey(NuGetApiKey)
                    .EnableSkipDuplicate()
                    .CombineWith(PackagesDirectory.GlobFiles("*.nupkg"), (_, v) => _
                        .SetTargetPath(v)),
                degreeOfParallelism: 5,
                completeOnFailure: true);
        });

    Target Image => _ => _
        .TriggeredBy(Publish)
        .OnlyWhenDynamic(() => (RootDirectory / "eng" / "docker").FileExists())
        .Executes(() => DockerBuild(s => s
            .SetProcessToolPath(RootDirectory / "eng" / "docker")
            .SetProcessWorkingDirectory(RootDirectory)
            .SetPath(".")
            .SetFile("Dockerfile")
            .SetTag($"example/greeter:{GitVersion.SemVer}", "example/greeter:latest")
            .AddBuildArg($"CONFIGURATION={Configuration}")));

    Target Announce => _ => _
        .Unlisted()
        .Executes(() => Git($"tag announced-{GitVersion.SemVer}", RootDirectory));

    Target Journalise => _ => _
        .DependsOn(Check)
        .AssuredAfterFailure()
        .Executes(() =>
        {
            using var process = ProcessTasks.StartProcess("git", "log -1 --format=%s", RootDirectory);
            process.AssertZeroExitCode();
            Log.Information("After {Change:l} failed {Targets:l}", process.Output.StdToText(), FailedTargets.Select(x => x.Name).JoinCommaSpace());
        });
}
