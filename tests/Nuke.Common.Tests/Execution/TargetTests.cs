namespace Nuke.Common.Tests.Execution;

public sealed class TargetTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void The_default_target_runs_with_its_dependencies()
    {
        _trial.Run<ExampleBuild>();

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().Equal("Restore", "Default");
    }

    [Theory]
    [InlineData("Restore", "Lint")]
    [InlineData("restore+lint")]
    [InlineData("--target", "restore", "Lint")]
    public void Targets_are_named_by_position_or_flag_and_joined_by_a_plus(params string[] arguments)
    {
        _trial.Run<ExampleBuild>(arguments);

        _trial.Done.Should().BeEquivalentTo("Restore", "Lint");
    }

    [Fact]
    public void Skip_without_names_runs_only_the_named_targets()
    {
        _trial.Run<ExampleBuild>("Default", "--skip");

        _trial.Done.Should().Equal("Default");
        _trial.Output.Should().Contain("Skipped").And.Contain("via parameter");
    }

    [Fact]
    public void Skip_with_a_name_skips_that_target()
    {
        _trial.Run<ExampleBuild>("--skip", "restore");

        _trial.Done.Should().Equal("Default");
    }

    [Fact]
    public void A_target_whose_static_condition_does_not_hold_is_skipped_with_what_only_it_needs()
    {
        _trial.Run<ConditionBuild>("Static");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().BeEmpty();
        _trial.Output.Should().Contain("OnlyWhen: No");
    }

    [Fact]
    public void A_skipped_target_that_says_so_lets_its_dependencies_run()
    {
        _trial.Run<ConditionBuild>("Executing");

        _trial.Done.Should().Equal("Needed");
    }

    [Fact]
    public void A_dynamic_condition_is_checked_just_before_the_target()
    {
        _trial.Run<ConditionBuild>("Dynamic");

        _trial.Done.Should().Equal("Needed", "Dynamic");
    }

    [Fact]
    public void After_a_failure_the_rest_is_not_run_but_assured_targets_are()
    {
        _trial.Run<FailingBuild>("Last", "Assured");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Equal("Assured");
        _trial.Lines.Should().ContainMatch("Fails*Failed*// InvalidOperationException: It broke.")
            .And.ContainMatch("Last*NotRun")
            .And.ContainMatch("Assured*Succeeded*");
    }

    [Fact]
    public void After_a_failure_that_may_happen_others_go_on_and_the_build_still_fails()
    {
        _trial.Run<FailingBuild>("Tolerated", "Other");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Contain("Other");
    }

    [Fact]
    public void A_build_sets_its_own_exit_code()
    {
        _trial.Run<FailingBuild>("Own");

        _trial.ExitCode.Should().Be(4);
    }

    [Fact]
    public void An_asynchronous_target_ends_when_its_task_does()
    {
        _trial.Run<ExampleBuild>("Asynchronous");

        _trial.Done.Should().Equal("before", "after");
    }

    [Fact]
    public void A_thrown_message_is_printed_without_stack_trace()
    {
        _trial.Run<FailingBuild>("Fails");

        _trial.Output.Should().Contain("[ERR] It broke.").And.NotContain("   at ");
    }

    [Fact]
    public void A_mistake_in_code_is_printed_with_where_in_the_build_it_is()
    {
        _trial.Run<FailingBuild>("Mistaken");

        _trial.Output.Should().Contain("  NullReferenceException: ").And.MatchRegex(@"    at FailingBuild\.Mistaken in .*TrialBuilds\.cs:\d+");
        _trial.Output.Should().NotContain("Nuke.Common.Execution.", "frames of the engine are the same every time");
    }

    [Fact]
    public void The_log_file_has_the_stack_trace_in_any_case()
    {
        _trial.Run<FailingBuild>("Fails");

        File.ReadAllText(_trial.Root / ".nuke" / "temp" / "build.log").Should().Contain("   at ");
    }

    [Fact]
    public void Continue_goes_on_where_the_previous_attempt_failed()
    {
        FailingBuild.IsMended = false;
        _trial.Run<FailingBuild>("Mended");
        FailingBuild.IsMended = true;

        _trial.Run<FailingBuild>("Mended", "--continue");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().Equal("Mended");
    }

    [Fact]
    public void A_missing_required_parameter_is_an_error_that_names_the_flag_the_variable_and_the_file()
    {
        _trial.Run<ExampleBuild>("Publish");

        _trial.ExitCode.Should().Be(2);
        _trial.Done.Should().BeEmpty();
        _trial.Output.Should().Contain("--api-key").And.Contain("NUKE_API_KEY").And.Contain("\"ApiKey\" in .nuke/parameters.json");
    }

    [Fact]
    public void With_a_profile_its_file_is_the_one_to_write_a_missing_value_to()
    {
        _trial.WithFile("parameters.qa.json", "{}").Run<ExampleBuild>("Publish", "--profile", "qa");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain(
            "\"ApiKey\" in .nuke/parameters.qa.json (encrypted by ./build.sh --set-secret ApiKey --profile qa)");
    }
}
