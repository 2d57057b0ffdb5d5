namespace Nuke.Common.Tests.Execution;

public sealed class ParallelTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Targets_that_do_not_wait_for_each_other_run_side_by_side()
    {
        _trial.Run<ParallelBuild>("--parallel", "2");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().Equal("Left+Right", "Left+Right");
    }

    [Fact]
    public void Each_of_them_has_its_own_notes_in_the_summary()
    {
        _trial.Run<ParallelBuild>("--parallel", "2");

        _trial.Lines.Should().ContainMatch("Left *// Name: Left").And.ContainMatch("Right *// Name: Right");
    }

    [Fact]
    public void Unless_the_build_asks_for_it_targets_run_one_after_the_other()
    {
        _trial.Run<ParallelBuild>("One", "Two", "Three");

        _trial.Done.Should().Equal("1", "1", "1");
    }

    [Theory]
    [InlineData("--parallel=2")]
    [InlineData("--parallel", "2")]
    public void At_most_so_many_run_at_a_time(params string[] arguments)
    {
        _trial.Run<ParallelBuild>(["North", "East", "South", "West", .. arguments]);

        _trial.ExitCode.Should().Be(0, _trial.Output);
        _trial.Done.Should().HaveCount(4).And.OnlyContain(x => x == "1" || x == "2").And.Contain("2");
    }

    [Fact]
    public void The_environment_turns_it_on_too()
    {
        _trial.With("NUKE_PARALLEL", "2").Run<ParallelBuild>();

        _trial.Done.Should().Equal("Left+Right", "Left+Right");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("\"2\"")]
    public void So_does_a_parameter_file(string value)
    {
        _trial.WithFile("parameters.json", $$"""{ "Parallel": {{value}} }""").Run<ParallelBuild>();

        _trial.Done.Should().Equal("Left+Right", "Left+Right");
    }

    [Fact]
    public void The_command_line_turns_off_what_a_file_turns_on()
    {
        _trial.WithFile("parameters.json", """{ "Parallel": 3 }""").Run<ParallelBuild>("One", "Two", "--parallel", "false");

        _trial.Done.Should().Equal("1", "1");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public void Anything_but_a_number_of_targets_is_an_error(string value)
    {
        _trial.Run<ParallelBuild>("One", "--parallel", value);

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("--parallel").And.Contain("number of targets");
    }

    [Fact]
    public void A_target_that_runs_alone_has_nothing_beside_it()
    {
        _trial.Run<ParallelBuild>("Alone", "--parallel", "4", "--target", "One", "Two", "Three");

        _trial.Done.Should().HaveCount(4);
        _trial.Lines.Should().ContainMatch("Alone *Succeeded*");
    }

    [Fact]
    public void Who_consumes_a_product_does_not_run_while_it_is_made()
    {
        _trial.Run<ParallelBuild>("One", "Consumer", "--parallel", "2");

        _trial.Done.Should().Equal("1", "1");
    }

    [Fact]
    public void An_order_by_way_of_a_target_that_does_not_run_is_kept()
    {
        _trial.Run<ParallelBuild>("Two", "Behind", "--parallel", "2");

        _trial.Done.Should().Equal("1", "1");
    }

    [Fact]
    public void The_log_has_target_after_target_in_the_order_of_the_plan_whatever_the_timing()
    {
        _trial.Run<ParallelBuild>("Early", "Late", "--parallel", "2");

        _trial.ExitCode.Should().Be(0);
        Order("║ Late", "first in the plan", "║ Early", "first in time", "Errors & Warnings", "Late: first in the plan", "Early: first in time")
            .Should().BeInAscendingOrder();
    }

    [Fact]
    public void On_a_build_server_the_groups_are_whole()
    {
        _trial.Run<ParallelBuild>("Early", "Late", "--parallel", "2", "--host", "GitHubActions");

        Order("::group::Late", "::warning title=Late::first in the plan", "::endgroup::", "::group::Early", "::warning title=Early::first in time")
            .Should().BeInAscendingOrder();
    }

    [Fact]
    public void What_a_child_process_prints_belongs_to_its_target()
    {
        _trial.Run<ParallelBuild>("Says", "Tells", "--parallel", "2");

        _trial.ExitCode.Should().Be(0);
        var lines = _trial.Lines.SkipWhile(x => x != "║ Tells").ToList();
        lines.TakeWhile(x => x != "║ Says").Where(x => x.Contains("[DBG]", StringComparison.Ordinal)).Should()
            .HaveCount(6).And.OnlyContain(x => x.EndsWith("tells", StringComparison.Ordinal));
        var log = File.ReadAllLines(_trial.Root / ".nuke" / "temp" / "build.log");
        log.Where(x => x.EndsWith("says", StringComparison.Ordinal)).Should()
            .HaveCount(6).And.OnlyContain(x => x.Contains("| Says  ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_build_hears_of_one_target_at_a_time()
    {
        _trial.Run<ParallelBuild>("One", "Two", "Three", "Says", "Tells", "--parallel", "5");

        _trial.Done.Should().NotContain("two events at once");
    }

    [Fact]
    public void After_a_failure_those_that_run_end_no_other_starts_and_assured_ones_do()
    {
        _trial.Run<ParallelFailingBuild>("Fails", "Next", "Assured", "--parallel", "2");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Equal("Slow", "Assured");
        _trial.Lines.Should().ContainMatch("Fails *Failed*").And.ContainMatch("Slow *Succeeded*").And.ContainMatch("Next *NotRun");
    }

    [Fact]
    public void After_a_failure_everything_is_printed()
    {
        _trial.Run<ParallelFailingBuild>("Fails", "Next", "Assured", "--parallel", "2");

        Order("║ Slow", "║ Fails", "about to fail", "[ERR] It broke.", "║ Assured").Should().BeInAscendingOrder();
    }

    [Fact]
    public void After_a_failure_that_may_happen_the_others_go_on()
    {
        _trial.Run<ParallelFailingBuild>("Tolerated", "Next", "--parallel", "2");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Equal("Slow", "Next");
    }

    [Fact]
    public void A_cancelled_build_ends_all_that_run_and_keeps_the_processes_of_the_cleanup()
    {
        _trial.Run<ParallelCancelledBuild>("Blocking", "Asynchronous", "Cleanup", "--parallel", "2");

        _trial.ExitCode.Should().Be(3);
        _trial.Done.Should().Equal("Cleanup");
        _trial.Lines.Should().ContainMatch("Blocking *Aborted*").And.ContainMatch("Asynchronous *Aborted*").And.ContainMatch("Cleanup *Succeeded*");
    }

    /// <summary>Where the texts are first found, the line of the target itself in the case of a heading.</summary>
    List<int> Order(params string[] texts) => [.. texts.Select(x =>
    {
        var position = _trial.Output.IndexOf(x, StringComparison.Ordinal);
        position.Should().BePositive($"'{x}' is printed");
        return position;
    })];
}
