#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Execution;

public sealed class CancellationTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_cancelled_build_ends_its_children_runs_what_is_assured_and_exits_with_3()
    {
        _trial.Run<CancelledBuild>("Last", "Cleanup");

        _trial.ExitCode.Should().Be(3);
        _trial.Done.Should().Equal("Cleanup");
        _trial.Lines.Should().ContainMatch("Slow*Aborted*").And.ContainMatch("Last*NotRun").And.ContainMatch("Cleanup*Succeeded*");
        _trial.Output.Should().Contain("Build cancelled");
    }

    [Fact]
    public void Two_signals_at_the_same_time_are_two()
    {
        for (var round = 0; round < 500; round++)
        {
            using var cancellation = new Cancellation();
            using var start = new Barrier(2);
            // Who is left behind without the build being cancelled would count as failed.
            var wasRequested = false;
            cancellation.Insisted.Register(() => wasRequested = cancellation.IsRequested);
            Parallel.Invoke(Signal, Signal);

            cancellation.Requested.IsCancellationRequested.Should().BeTrue();
            cancellation.Insisted.IsCancellationRequested.Should().BeTrue();
            wasRequested.Should().BeTrue();

            void Signal()
            {
                start.SignalAndWait(TimeSpan.FromSeconds(30)).Should().BeTrue();
                cancellation.Request();
            }
        }
    }

    [Fact]
    public void A_target_that_hears_of_a_signal_before_the_engine_does_is_cancelled_too()
    {
        _trial.Run<CancelledBuild>("Early");

        _trial.ExitCode.Should().Be(3);
        _trial.Lines.Should().ContainMatch("Early*Aborted*");
    }

    [Fact]
    public void A_target_that_gives_up_without_a_signal_has_failed()
    {
        _trial.Run<CancelledBuild>("GivenUp");

        _trial.ExitCode.Should().Be(1);
        _trial.Lines.Should().ContainMatch("GivenUp*Failed*");
    }

    [Fact]
    public void Children_of_children_end_too()
    {
        _trial.Run<CancelledBuild>("Deep");

        _trial.ExitCode.Should().Be(3);
        // Where nobody collects orphans, one that has ended stays listed as a zombie.
        var state = $"/proc/{_trial.Done[0]}/stat";
        (File.Exists(state) ? File.ReadAllText(state) : ") Z").Should().Contain(") Z");
    }
}

internal sealed class CancelledBuild : NukeBuild
{
    Target Slow => _ => _.Executes(() =>
    {
        using var process = ProcessTasks.StartProcess("sleep", "600");
        BuildSession.Current.Cancellation.Request();
        process.AssertZeroExitCode();
    });

    Target Deep => _ => _.Executes(() =>
    {
        var child = new TaskCompletionSource<string>();
        using var process = ProcessTasks.StartShell(
            "sleep 600 & echo $!; sleep 600", logger: (_, line) => child.TrySetResult(line), logInvocation: false);
        Journal.Note(child.Task.GetAwaiter().GetResult());
        BuildSession.Current.Cancellation.Request();
        process.AssertZeroExitCode();
    });

    Target Early => target => target.Executes(() =>
    {
        var cancellation = BuildSession.Current.Cancellation;
        _ = Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System).ContinueWith(_ => cancellation.Request(), TaskScheduler.Default);
        throw new OperationCanceledException();
    });

    Target GivenUp => _ => _.Executes(() => throw new OperationCanceledException());

    Target Last => _ => _.DependsOn(Slow).Executes(() => Journal.Note("Last"));

    Target Cleanup => _ => _.After(Last).AssuredAfterFailure().Executes(() => Journal.Note("Cleanup"));
}
