using Slipway.Environments;
using Slipway.Operate;
using Slipway.Releases;
using Slipway.Rollouts;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Operate;

public class RestartPlannerTests
{
    private static readonly Release s_release = Release("1.0.0", [.. Shop().Select(x => x.Name switch
    {
        "app" => x with { RunsTwice = true, IsSwitched = true },
        "db" => x with { StopFirst = "is infrastructure" },
        "proxy" => x with { StopFirst = "publishes port 80" },
        "web" => x with { RunsTwice = true },
        _ => x,
    })]);

    private static IEnumerable<string> Lines(params string[] services) => RestartPlanner.Plan([.. services], Running(s_release), "qa").Operations.Select(x => x.Describe());

    [Fact]
    public void A_service_that_can_run_twice_gets_another_container_before_the_one_that_serves_goes() =>
        Lines("app").Should().Equal("start another app beside the one that serves", "wait until app is ready", "switch the requests of app");

    [Fact]
    public void Any_other_is_restarted_in_place_and_the_plan_says_why() =>
        Lines("db").Should().Equal("restart in place: db (is infrastructure)", "wait until db is ready");

    [Fact]
    public void Without_a_name_all_that_serve_are_restarted_stage_by_stage_and_what_runs_to_its_end_is_not()
    {
        var plan = RestartPlanner.Plan([], Running(s_release), "qa");

        plan.Services.Should().Equal("db", "app", "web", "proxy");
        plan.Operations.OfType<PassGate>().Select(x => x.Stage).Should().Equal(StageKind.Infrastructure, StageKind.Backend, StageKind.Frontend, StageKind.Edge);
        plan.Print("qa on deploy@server").Should().StartWith("Plan for qa on deploy@server: restart db, app, web, proxy of 1.0.0-00000000").And.Contain("\n  1. restart in place");
    }

    [Fact]
    public void One_that_does_not_run_is_started_where_it_is()
    {
        var state = Running(s_release) with { Containers = [Container(s_release.Services[2], state: "exited")] };

        RestartPlanner.Plan(["app"], state, "qa").Operations[0].Describe().Should().Be("restart in place: app (does not run)");
    }

    [Fact]
    public void What_runs_to_its_end_or_is_not_there_is_refused_with_what_can_be_restarted()
    {
        FluentActions.Invoking(() => Lines("migrate")).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("--service migrate").And.Contain("db, app, web, proxy");
        FluentActions.Invoking(() => Lines("nobody")).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("--service nobody").And.Contain("app, db, migrate");
    }

    [Fact]
    public void Nothing_is_restarted_while_a_release_is_in_progress()
    {
        var state = Running(s_release) with { Progress = new Progress("1.1.0-00000000", s_release.Id, DateTimeOffset.UnixEpoch, "ann@laptop") };

        FluentActions.Invoking(() => RestartPlanner.Plan([], state, "qa")).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("1.1.0-00000000").And.Contain("ann@laptop");
    }

    [Fact]
    public void What_a_restart_that_was_cut_off_has_left_beside_goes_with_the_next_deploy()
    {
        var app = Container(s_release.Services[2]);
        var state = Running(s_release) with { Containers = [.. Running(s_release).Containers, app with { Id = "second" }] };

        RolloutPlanner.Plan(s_release, new Dictionary<string, string>(), state).Operations.OfType<RetireReplaced>().Should().ContainSingle().Which.Services.Should().Equal("app");
    }
}
