using System.Runtime.InteropServices;

namespace Nuke.Common.Tests.Execution;

/// <summary>Signals to a real build process.</summary>
[Collection("Signals")]
public sealed class SignalTests : IDisposable
{
    readonly BuildProcess _build = new();

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData(PosixSignal.SIGINT, "Blocking")]
    [InlineData(PosixSignal.SIGTERM, "Blocking")]
    [InlineData(PosixSignal.SIGHUP, "Blocking")]
    [InlineData(PosixSignal.SIGTERM, "Asynchronous")]
    public async Task A_signal_ends_children_and_theirs_runs_what_is_assured_and_exits_with_3(PosixSignal signal, string target)
    {
        _build.Start(target, "Cleanup");
        await _build.Started(target.ToLowerInvariant());

        _build.Send(signal);

        var output = await _build.Ended();
        _build.ExitCode.Should().Be(3, output);
        _build.Family.Should().HaveCount(2).And.OnlyContain(x => !BuildProcess.IsRunning(x));
        output.Should().Contain("cleaned up").And.Contain("Build cancelled").And.MatchRegex($"{target} +Aborted").And.MatchRegex("Cleanup +Succeeded");
    }

    [Fact]
    public async Task Targets_side_by_side_are_all_ended()
    {
        _build.Start("Blocking", "Asynchronous", "Cleanup", "--parallel", "2");
        await _build.Started("blocking", "asynchronous");

        _build.Send(PosixSignal.SIGINT);

        var output = await _build.Ended();
        _build.ExitCode.Should().Be(3, output);
        _build.Family.Should().HaveCount(4).And.OnlyContain(x => !BuildProcess.IsRunning(x));
        output.Should().MatchRegex("Blocking +Aborted").And.MatchRegex("Asynchronous +Aborted").And.MatchRegex("Cleanup +Succeeded");
    }

    [Fact]
    public async Task A_process_that_does_not_end_when_asked_is_killed_before_the_build_ends()
    {
        _build.Start("Stubborn");
        await _build.Started("stubborn");

        _build.Send(PosixSignal.SIGTERM);

        var output = await _build.Ended();
        _build.ExitCode.Should().Be(3, output);
        _build.Family.Should().HaveCount(2).And.OnlyContain(x => !BuildProcess.IsRunning(x));
    }

    [Fact]
    public async Task The_second_signal_leaves_behind_a_target_that_does_not_end()
    {
        _build.Start("Endless", "Cleanup");
        await _build.Started("endless");

        _build.Send(PosixSignal.SIGINT);
        _build.Send(PosixSignal.SIGTERM);

        var output = await _build.Ended();
        _build.ExitCode.Should().Be(3, output);
        output.Should().Contain("Cancelling: waiting for Endless").And.MatchRegex("Endless +Aborted").And.MatchRegex("Cleanup +Succeeded");
    }

    [Fact]
    public async Task A_killed_build_is_continued_where_it_was()
    {
        _build.Start("Hanging");
        await _build.Started("hanging");
        _build.Kill();
        (await _build.Ended()).Should().Contain("first runs");

        _build.Start("Hanging", "--continue");

        (await _build.Ended()).Should().NotContain("first runs").And.MatchRegex("First +Skipped").And.MatchRegex("Hanging +Succeeded");
        _build.ExitCode.Should().Be(0);
    }
}
