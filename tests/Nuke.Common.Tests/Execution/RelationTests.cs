#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0649 // Filled and created by the engine.
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

/// <summary>What a target's definition says about others, as in NUKE unless a test says otherwise.</summary>
public sealed class RelationTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("Compile", "Compile", "Login", "Notify", "Announce")]
    [InlineData("Pack", "Compile", "Login", "Notify", "Announce", "Pack")]
    public void What_a_target_triggers_runs_after_it_with_its_own_dependencies(string target, params string[] expected)
    {
        _trial.Run<RelationBuild>(target);

        _trial.Done.Should().BeEquivalentTo(expected);
        _trial.Done.Should().ContainInOrder("Compile", "Notify").And.ContainInOrder("Login", "Notify").And.ContainInOrder("Notify", "Announce");
    }

    [Fact]
    public void What_only_a_skipped_target_triggers_is_skipped_with_what_it_needs()
    {
        _trial.Run<RelationBuild>("Pack", "--skip", "Compile");

        _trial.Done.Should().Equal("Pack");
        _trial.Lines.Should().ContainMatch("Notify *Skipped*because of Compile").And.ContainMatch("Login *Skipped*because of Notify");
    }

    [Fact]
    public void What_a_target_that_has_run_triggers_runs_also_when_another_trigger_is_skipped_later()
    {
        _trial.Run<RelationBuild>("Deploy", "Preview");

        _trial.Done.Should().Equal("Deploy", "Report");
        _trial.Lines.Should().ContainMatch("Preview *Skipped*OnlyWhen: No");
    }

    [Fact]
    public void A_target_says_that_another_depends_on_it()
    {
        _trial.Run<RelationBuild>("Upload");

        _trial.Done.Should().Equal("Sign", "Upload");
    }

    [Fact]
    public void Before_and_after_order_without_running_anything()
    {
        _trial.Run<RelationBuild>("Middle");
        _trial.Done.Should().Equal("Middle");

        _trial.Run<RelationBuild>("Ending", "Middle", "Opening");
        _trial.Done.Should().Equal("Opening", "Middle", "Ending");
    }

    [Fact]
    public void The_try_forms_relate_to_a_component_only_where_the_build_has_it()
    {
        _trial.Run<RelationBuild>("Trying");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().Equal("Extra", "Trying");
    }

    [Fact]
    public void The_other_forms_need_the_component()
    {
        _trial.Run<MissingComponentBuild>("Default");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("'Default' refers to 'IAbsent', which 'MissingComponentBuild' does not implement");
    }

    [Fact]
    public void A_component_with_several_targets_has_to_be_asked_for_one()
    {
        _trial.Run<ManyTargetsBuild>("Default");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("It declares: Early, Late.");
    }

    [Fact]
    public void A_named_dependency_of_a_skipped_target_runs()
    {
        _trial.Run<RelationBuild>("Pack", "Compile", "--skip", "Pack");

        _trial.Done.Should().Contain("Compile").And.NotContain("Pack");
    }

    [Fact]
    public void A_dependency_that_another_target_needs_runs()
    {
        _trial.Run<RelationBuild>("Pack", "Test", "--skip", "Pack");

        _trial.Done.Should().Contain("Compile").And.Contain("Test");
    }

    [Fact]
    public void A_skipped_target_that_wants_its_dependencies_keeps_them_from_being_skipped_by_others()
    {
        _trial.Run<RelationBuild>("Keeping", "Other");

        _trial.Done.Should().Equal("Kept");
    }

    [Fact]
    public void Both_conditions_that_do_not_hold_are_named()
    {
        _trial.Run<RelationBuild>("Doubtful");

        _trial.Lines.Should().ContainMatch("Doubtful *Skipped*// OnlyWhen: No && Never");
    }

    [Fact]
    public void The_build_hears_once_of_a_skipped_target()
    {
        _trial.Run<RelationBuild>("Doubtful", "Fails");

        _trial.Done.Should().ContainSingle(x => x == "skipped Doubtful");
    }

    [Fact]
    public void A_condition_that_throws_fails_its_target()
    {
        _trial.Run<RelationBuild>("Throwing", "Guarded");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Equal("Guarded");
        _trial.Lines.Should().ContainMatch("Throwing *Failed*");
    }

    [Fact]
    public void What_depends_on_a_target_that_may_fail_runs_all_the_same()
    {
        _trial.Run<RelationBuild>("AfterTolerated");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Equal("AfterTolerated");
    }

    [Fact]
    public void An_assured_target_that_fails_keeps_no_other_from_running()
    {
        _trial.Run<RelationBuild>("Fails", "FirstAssured", "SecondAssured");

        _trial.ExitCode.Should().Be(1);
        _trial.Done.Should().Equal("FirstAssured", "SecondAssured");
        _trial.Lines.Should().ContainMatch("FirstAssured *Failed*").And.ContainMatch("SecondAssured *Succeeded*");
    }

    [Fact]
    public void Consuming_takes_all_products_or_those_that_are_named_and_orders_nothing()
    {
        var targets = Targets<RelationBuild>();

        var producer = targets.Single(x => x.Name == "Producer");
        targets.Single(x => x.Name == "ConsumesAll").ArtifactDependencies[producer].Should().Equal("*.nupkg", "*.snupkg");
        targets.Single(x => x.Name == "ConsumesOne").ArtifactDependencies[producer].Should().Equal("*.nupkg");
        targets.Single(x => x.Name == "ConsumesAll").AllDependencies.Should().BeEmpty();
    }

    [Fact]
    public void A_split_target_knows_its_part()
    {
        _trial.Run<RelationBuild>("Split", "--partition", "2/3");

        _trial.Done.Should().Equal("b e");
        Targets<RelationBuild>().Single(x => x.Name == "Split").PartitionSize.Should().Be(3);
    }

    [Fact]
    public void A_base_target_is_extended_over_several_classes()
    {
        _trial.Run<GrandchildBuild>("Default");

        _trial.Done.Should().Equal("parent", "child", "grandchild");
    }

    [Fact]
    public void A_target_that_overrides_none_has_no_base()
    {
        _trial.Run<BaselessBuild>("Default");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Target 'Default' calls Base() but no base class declares it");
    }

    [Fact]
    public void Cycles_are_reported_as_paths_that_say_why()
    {
        _trial.Run<CyclicBuild>("A");

        _trial.ExitCode.Should().Be(2);
        _trial.Lines.Should().ContainInConsecutiveOrder(
            "Targets wait for each other in a circle:",
            "  A -> B -> C -> A",
            "    A depends on B, B runs after C, C is triggered by A",
            "  D -> D",
            "    D depends on D");
    }

    static IReadOnlyList<ExecutableTarget> Targets<T>()
        where T : NukeBuild, new()
    {
        var build = new T();
        return TargetFactory.CreateAll(build, BuildMembers.Of(typeof(T)), []);
    }
}
