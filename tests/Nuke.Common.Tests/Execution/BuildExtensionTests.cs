#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

public sealed class BuildExtensionTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Extensions_are_called_in_the_order_of_their_priorities_and_before_the_build()
    {
        _trial.Run<ExtendedBuild>();

        _trial.Done.Take(3).Should().Equal("created first 3", "created last 3", "created build");
    }

    [Fact]
    public void They_hear_of_everything_that_happens_to_targets()
    {
        _trial.Run<ExtendedBuild>("Failing", "--skip", "Prepare");

        _trial.Done.Where(x => x.Contains("first", StringComparison.Ordinal)).Should().Equal(
            "created first 3",
            "initialized first 3",
            "skipped first Prepare",
            "running first Default",
            "noted first Default",
            "succeeded first Default",
            "running first Failing",
            "failed first Failing",
            "finished first");
    }

    [Fact]
    public void All_of_the_default_output_can_be_left_out()
    {
        _trial.Run<SilentBuild>();

        _trial.ExitCode.Should().Be(0);
        _trial.Output.Should().BeEmpty();
    }

    [Fact]
    public void A_part_of_the_default_output_can_be_left_out()
    {
        _trial.Run<NoBannerBuild>();

        _trial.Output.Should().NotContain("engine").And.Contain("║ Default").And.Contain("Build succeeded");
    }

    [Fact]
    public void The_headings_of_targets_can_be_left_out() =>
        _trial.Run<NoHeaderBuild>().Output.Should().NotContain("║ Default").And.Contain("Build succeeded");

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    internal sealed class NotingAttribute(string name) : BuildExtensionAttributeBase,
        IOnBuildCreated, IOnBuildInitialized, IOnTargetRunning, IOnTargetSkipped, IOnTargetSucceeded, IOnTargetFailed,
        IOnTargetSummaryUpdated, IOnBuildFinished
    {
        public string Name => name;

        public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
            Journal.Note($"created {name} {executableTargets.Count}");

        public void OnBuildInitialized(
            IReadOnlyCollection<ExecutableTarget> executableTargets,
            IReadOnlyCollection<ExecutableTarget> executionPlan) => Journal.Note($"initialized {name} {executionPlan.Count}");

        public void OnTargetRunning(ExecutableTarget target) => Journal.Note($"running {name} {target}");

        public void OnTargetSkipped(ExecutableTarget target) => Journal.Note($"skipped {name} {target}");

        public void OnTargetSucceeded(ExecutableTarget target) => Journal.Note($"succeeded {name} {target}");

        public void OnTargetFailed(ExecutableTarget target) => Journal.Note($"failed {name} {target}");

        public void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target) => Journal.Note($"noted {name} {target}");

        public void OnBuildFinished() => Journal.Note($"finished {name}");
    }

    [Noting("last", Priority = -1)]
    [Noting("first", Priority = 1)]
    internal sealed class ExtendedBuild : NukeBuild
    {
        Target Prepare => _ => _.Executes(() => { });

        Target Default => _ => _.DependsOn(Prepare).Executes(() => ReportSummary(x =>
        {
            x["Done"] = "yes";
            return x;
        }));

        Target Failing => _ => _.DependsOn(Default).Executes(() => Assert.Fail("as it should"));

        protected internal override void OnBuildCreated() => Journal.Note("created build");
    }

    [DisableDefaultOutput]
    internal sealed class SilentBuild : NukeBuild
    {
        Target Default => _ => _.Executes(() => { });
    }

    [DisableDefaultOutput(DefaultOutput.Logo)]
    internal sealed class NoBannerBuild : NukeBuild
    {
        Target Default => _ => _.Executes(() => { });
    }

    [DisableDefaultOutput(DefaultOutput.TargetHeader)]
    internal sealed class NoHeaderBuild : NukeBuild
    {
        Target Default => _ => _.Executes(() => { });
    }
}
