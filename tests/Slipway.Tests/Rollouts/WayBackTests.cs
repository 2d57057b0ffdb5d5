using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Rollouts;

public class WayBackTests
{
    private static Progress Begun(params StageKind[] stages) =>
        new("1.1.0-00000000", "1.0.0-00000000", DateTimeOffset.UnixEpoch, "ann") { Begun = [.. stages] };

    private static ImmutableArray<Operation> Plan(Progress progress, Release failed, Release? previous, ImmutableArray<ContainerState> containers) =>
        WayBack.Plan(progress, failed, ServerState.Empty with { Current = previous, Containers = containers });

    [Fact]
    public void Stages_that_were_begun_go_back_in_reverse_each_through_its_gate()
    {
        var operations = Plan(Begun(StageKind.Backend, StageKind.Frontend), Release("1.1.0", Shop(backend: "2")), Release("1.0.0", Shop()), []);

        operations.Select(x => x.Describe()).Should().Equal(
            "start web (back to 1.0.0)",
            "wait until web is ready",
            "start app (back to 1.0.0)",
            "wait until app is ready",
            "abandon 1.1.0-00000000");
    }

    [Fact]
    public void A_first_release_that_fails_is_stopped_and_its_data_services_are_left()
    {
        var operations = Plan(Begun(StageKind.Infrastructure, StageKind.Backend) with { Previous = null }, Release("1.1.0", Shop()), null, []);

        operations.Select(x => x.Describe()).Should().Equal(
            "stop migrate, app (there is no release to go back to)",
            "abandon 1.1.0-00000000");
    }

    [Fact]
    public void A_service_that_only_the_failed_release_has_is_removed()
    {
        var failed = Release("1.1.0", [.. Shop(), Service("worker", StageKind.Backend)]);

        Plan(Begun(StageKind.Backend), failed, Release("1.0.0", Shop()), []).Should().ContainEquivalentOf(new RemoveServices(["worker"]));
    }

    [Fact]
    public void The_gate_of_the_way_back_asks_the_service_and_not_the_migration_that_ran_before_it()
    {
        var previous = Release("1.0.0", Shop());
        var gate = Plan(Begun(StageKind.Backend), Release("1.1.0", Shop(backend: "2")), previous, []).OfType<PassGate>().Single();

        OperationRunner.Targets(previous, gate).Select(x => x.Service).Should().Equal("app");
    }

    [Fact]
    public void A_stage_that_only_had_a_migration_starts_nothing_on_the_way_back()
    {
        var previous = Release("1.0.0", Service("migrate", StageKind.Backend, oneShot: true));

        Plan(Begun(StageKind.Backend), Release("1.1.0", Service("migrate", StageKind.Backend, "2", oneShot: true)), previous, [])
            .Should().ContainSingle().Which.Should().BeOfType<AbandonRelease>();
    }

    [Fact]
    public void A_service_whose_old_container_still_runs_only_loses_the_new_one()
    {
        var (old, failed) = (Twice("1"), Twice("2"));
        var operations = Plan(Begun(StageKind.Backend), Release("1.1.0", failed), Release("1.0.0", old), [Container(old), Container(failed, health: "unhealthy")]);

        operations.Select(x => x.Describe()).Should().Equal(
            "wait until app is ready", "let the replaced app finish and stop", "abandon 1.1.0-00000000");
    }

    [Fact]
    public void A_new_container_that_restarts_again_and_again_is_removed_too()
    {
        var (old, failed) = (Twice("1"), Twice("2"));

        Plan(Begun(StageKind.Backend), Release("1.1.0", failed), Release("1.0.0", old), [Container(old), Container(failed, "restarting")])
            .Should().ContainEquivalentOf(new RetireReplaced(StageKind.Backend, ["app"], []));
    }

    [Fact]
    public void A_service_whose_old_container_is_gone_is_started_beside_the_new_one()
    {
        var (old, failed) = (Twice("1"), Twice("2"));
        var operations = Plan(Begun(StageKind.Backend), Release("1.1.0", failed), Release("1.0.0", old), [Container(failed)]);

        operations.Select(x => x.Describe()).Should().Equal(
            "start beside the old one: app (back to 1.0.0)", "wait until app is ready", "let the replaced app finish and stop", "abandon 1.1.0-00000000");
    }

    [Fact]
    public void Requests_that_were_switched_to_the_failed_release_go_back_to_the_warm_container()
    {
        var (old, failed) = (Twice("1") with { IsSwitched = true }, Twice("2") with { IsSwitched = true });
        var state = ServerState.Empty with
        {
            Current = Release("1.0.0", old),
            Containers = [Container(old) with { Id = "aaaa00000000ffff", WarmSeconds = 300 }, Container(failed) with { Id = "bbbb00000000ffff" }],
            Upstreams = ImmutableDictionary<string, string>.Empty.Add("app", "bbbb00000000"),
        };

        WayBack.Plan(Begun(StageKind.Backend), Release("1.1.0", failed), state).Select(x => x.Describe()).Should().Equal(
            "wait until app is ready", "switch the requests of app", "abandon 1.1.0-00000000");
    }

    private static ReleaseService Twice(string version) => Service("app", StageKind.Backend, version) with { RunsTwice = true };
}
