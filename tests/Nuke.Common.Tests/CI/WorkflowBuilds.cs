#pragma warning disable CA1812, CA1822, IDE0051 // Created and read by the engine.
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tests.CI;

internal class PipelineBuild : NukeBuild
{
    Target Default => _ => _.Executes(() => Journal.Note("Default"));

    Target Compile => _ => _.Produces(RootDirectory / "src" / "*" / "bin" / "**");

    Target Test => _ => _
        .DependsOn(Compile)
        .Produces(RootDirectory / "output" / "results" / "*.trx", RootDirectory / "output" / "results" / "*.xml")
        .Produces(RootDirectory / "output" / "coverage.zip");
}

[GitHubActions(
    "check",
    GitHubActionsImage.UbuntuLatest,
    GitHubActionsImage.Ubuntu2204,
    On = [GitHubActionsTrigger.Push, GitHubActionsTrigger.PullRequest],
    InvokedTargets = ["Default"],
    ReadPermissions = [GitHubActionsPermissions.Contents],
    WritePermissions = [GitHubActionsPermissions.PullRequests])]
internal sealed class SimpleWorkflowBuild : PipelineBuild;

[GitHubActions(
    "every setting",
    GitHubActionsImage.UbuntuLatest,
    InvokedTargets = ["Test", "Default"],
    OnPushBranches = ["main", "release/*"],
    OnPushTags = ["v[0-9]+"],
    OnPushIncludePaths = ["src/**"],
    OnPushExcludePaths = ["**/*.md"],
    OnPullRequestBranches = ["main"],
    OnPullRequestExcludePaths = ["docs/**"],
    OnWorkflowDispatchOptionalInputs = ["DryRun"],
    OnWorkflowDispatchRequiredInputs = ["GitHubVersion"],
    OnCronSchedule = "0 4 * * *",
    ImportSecrets = ["NuGetApiKey"],
    EnableGitHubToken = true,
    PublishCondition = "success() || failure()",
    CacheExcludePatterns = ["~/.nuget/packages/own"],
    CacheKeyFiles = ["**/it's.json"],
    Submodules = GitHubActionsSubmodules.Recursive,
    Lfs = true,
    FetchDepth = 0,
    Progress = false,
    Filter = "tree:0",
    TimeoutMinutes = 30,
    ConcurrencyCancelInProgress = true,
    JobConcurrencyGroup = "deploy: one at a time",
    EnvironmentName = "production",
    EnvironmentUrl = "https://example.test/#home")]
internal sealed class EverySettingBuild : PipelineBuild;

[GitHubActions("first", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.Push], InvokedTargets = ["Default"])]
[GitHubActions("second", GitHubActionsImage.UbuntuLatest, OnPushBranches = ["main"], InvokedTargets = ["Test"])]
[GitHubActions("manual", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.WorkflowDispatch], AutoGenerate = false)]
internal sealed class SeveralWorkflowsBuild : PipelineBuild;

[GitHubActions("none", GitHubActionsImage.UbuntuLatest, InvokedTargets = ["Default"])]
internal sealed class NoTriggerBuild : PipelineBuild;

[GitHubActions("typo", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.Push], InvokedTargets = ["Tset"])]
internal sealed class MisspeltTargetBuild : PipelineBuild;

[OwnWorkflow]
internal sealed class OwnWorkflowBuild : PipelineBuild;

/// <summary>What a library of workflows does: own jobs, steps and triggers on top of the attribute.</summary>
internal sealed class OwnWorkflowAttribute() : GitHubActionsAttribute("own", GitHubActionsImage.UbuntuLatest)
{
    public static int Made { get; set; }

    public static bool IsBroken { get; set; }

    protected override string BuildCmdPath => "build.sh";

    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        Made++;
        return base.GetConfiguration(relevantTargets);
    }

    protected override GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var job = base.GetJobs(image, relevantTargets);
        job.Name = "deploy";
        job.Steps = [.. job.Steps, new EchoStep()];
        return job;
    }

    protected override IEnumerable<GitHubActionsDetailedTrigger> GetTriggers() => [new CallTrigger()];

    sealed class EchoStep : GitHubActionsStep
    {
        public override void Write(CustomFileWriter writer)
        {
            if (IsBroken)
                throw new InvalidOperationException("broken half-way");
            writer.WriteLine("- run: echo done");
        }
    }

    sealed class CallTrigger : GitHubActionsDetailedTrigger
    {
        public override void Write(CustomFileWriter writer) => writer.WriteLine("workflow_call:");
    }
}
