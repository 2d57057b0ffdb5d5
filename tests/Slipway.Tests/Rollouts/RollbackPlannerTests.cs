using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Rollouts;

public class RollbackPlannerTests
{
    private static readonly Release s_current = Release("1.2.0", Shop(backend: "2", frontend: "2"));

    private static ServerState State(params string[] versions) =>
        Running(s_current) with { Releases = [.. versions.Select(x => $"{x}-00000000")] };

    /// <summary>Oldest first, as they happened.</summary>
    private static ImmutableArray<PastDeploy> History(params (string Version, DeployEnd Outcome)[] deploys) =>
        [.. deploys.Reverse().Select(x => new PastDeploy($"{x.Version}-00000000", null, DateTimeOffset.UnixEpoch, "ann", 1, x.Outcome, IsKept: true))];

    [Fact]
    public void Without_a_name_it_is_the_release_that_served_before()
    {
        RollbackPlanner.Choose(null, State("1.0.0", "1.1.0", "1.2.0"), History(("1.0.0", DeployEnd.Deployed), ("1.1.0", DeployEnd.Deployed), ("1.2.0", DeployEnd.Deployed)))
            .Should().Be("1.1.0-00000000");
    }

    [Fact]
    public void A_second_rollback_goes_further_back_and_never_forward_to_what_was_rolled_back_from()
    {
        var history = History(("1.1.0", DeployEnd.Deployed), ("1.2.0", DeployEnd.Deployed), ("1.3.0", DeployEnd.Deployed), ("1.2.0", DeployEnd.RolledBack));

        RollbackPlanner.Choose(null, State("1.1.0", "1.2.0", "1.3.0"), history).Should().Be("1.1.0-00000000");
    }

    [Fact]
    public void A_release_that_failed_is_no_target()
    {
        var history = History(("1.0.0", DeployEnd.Deployed), ("1.1.0", DeployEnd.Failed), ("1.2.0", DeployEnd.Deployed));

        RollbackPlanner.Choose(null, State("1.0.0", "1.1.0", "1.2.0"), history).Should().Be("1.0.0-00000000");
        FluentActions.Invoking(() => RollbackPlanner.Choose("1.1.0", State("1.0.0", "1.1.0", "1.2.0"), history)).Should().Throw<InvalidInputException>();
    }

    [Fact]
    public void A_deploy_that_was_cut_off_goes_back_to_the_release_that_is_current()
    {
        var state = State("1.1.0", "1.2.0") with { Progress = new Progress("1.3.0-00000000", s_current.Id, DateTimeOffset.UnixEpoch, "ann") };

        RollbackPlanner.Choose(null, state, History(("1.1.0", DeployEnd.Deployed), ("1.2.0", DeployEnd.Deployed))).Should().Be(s_current.Id);
    }

    [Theory]
    [InlineData("1.1.0")]
    [InlineData("1.1.0-00000000")]
    public void A_release_is_named_by_its_version_or_its_id(string name)
    {
        RollbackPlanner.Choose(name, State("1.1.0", "1.2.0"), History(("1.1.0", DeployEnd.Deployed), ("1.2.0", DeployEnd.Deployed))).Should().Be("1.1.0-00000000");
    }

    [Fact]
    public void A_release_that_is_not_there_is_an_error_that_lists_those_that_are()
    {
        var history = History(("0.9.0", DeployEnd.Deployed), ("1.1.0", DeployEnd.Deployed), ("1.2.0", DeployEnd.Deployed));

        FluentActions.Invoking(() => RollbackPlanner.Choose("0.9.0", State("1.1.0", "1.2.0"), history))
            .Should().Throw<InvalidInputException>().WithMessage("--to 0.9.0*1.2.0-00000000, 1.1.0-00000000*");
    }

    [Fact]
    public void The_first_release_has_none_before_it()
    {
        FluentActions.Invoking(() => RollbackPlanner.Choose(null, State("1.2.0"), History(("1.2.0", DeployEnd.Deployed))))
            .Should().Throw<InvalidInputException>().WithMessage("No release that served before 1.2.0-00000000*");
    }

    [Fact]
    public void A_migration_is_not_run_again_and_no_gate_waits_for_it()
    {
        var plan = RollbackPlanner.Plan(Release("1.1.0", Shop()), State("1.1.0", "1.2.0") with { Images = [.. Shop().Select(x => x.Image)] });

        plan.Operations.Select(x => x.Describe().Split(" (")[0]).Should().Equal(
            "start app", "wait until app is ready", "start web", "wait until web is ready", "make 1.1.0-00000000 the current release");
        plan.Release.Services.Should().Contain(x => x.IsOneShot);
    }

    [Fact]
    public void A_release_from_before_a_contract_step_is_refused_with_the_step_and_what_contains_it_is_not()
    {
        var state = State("1.1.0", "1.2.0") with { Carried = [new CarriedStep("0002-drop-notes", "1.2.0-00000000", DateTimeOffset.UnixEpoch)] };
        var contains = new ReleaseContract { Migrations = [new("0002-drop-notes", MigrationKind.Contract, "b")] };

        FluentActions.Invoking(() => RollbackPlanner.RequireLivable(Release("1.1.0", Shop()), state)).Should().Throw<InvalidInputException>()
            .WithMessage("1.1.0-00000000 cannot live with*0002-drop-notes*by 1.2.0-00000000*Nothing was changed*");
        RollbackPlanner.RequireLivable(Release("1.1.0", Shop()) with { Contract = contains }, state);
    }

    [Fact]
    public void A_step_that_says_that_it_is_reversible_is_no_obstacle()
    {
        RollbackPlanner.RequireLivable(
            Release("1.1.0", Shop()),
            State("1.1.0", "1.2.0") with { Carried = [new CarriedStep("0002-drop-notes", "1.2.0-00000000", DateTimeOffset.UnixEpoch) { IsReversible = true }] });
    }

    [Fact]
    public void The_release_that_serves_already_needs_nothing()
    {
        RollbackPlanner.Plan(s_current, State("1.2.0")).IsEmpty.Should().BeTrue();
    }
}
