using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Rollouts;

public class RolloutPlannerTests
{
    private static readonly Dictionary<string, string> s_noTrees = [];

    private static RolloutPlan Plan(Release wanted, ServerState state) => RolloutPlanner.Plan(wanted, s_noTrees, state);

    private static IEnumerable<string> Touched(RolloutPlan plan) =>
        plan.Operations.OfType<StartServices>().SelectMany(x => x.Changes).Select(x => x.Service);

    [Fact]
    public void A_first_deploy_starts_every_stage_in_order_with_a_gate_after_each()
    {
        var plan = Plan(Release("1.0.0", Shop()), ServerState.Empty);

        plan.Operations.Select(x => x.GetType().Name + (x is StartServices start ? start.Stage : "")).Should().Equal(
            "UploadRelease", "PullImages",
            "StartServicesInfrastructure", "PassGate", "StartServicesBackend", "PassGate",
            "StartServicesFrontend", "PassGate", "StartServicesEdge", "PassGate", "CompleteRelease");
        plan.Print("qa on deploy@server").Should().StartWith("Plan for qa on deploy@server: first release → 1.0.0-00000000");
    }

    [Fact]
    public void The_same_release_on_a_server_that_runs_it_is_an_empty_plan()
    {
        var release = Release("1.0.0", Shop());

        var plan = Plan(release, Running(release));

        plan.IsEmpty.Should().BeTrue();
        plan.Print("qa").Should().Be("Nothing to do: qa already runs 1.0.0-00000000.");
    }

    [Fact]
    public void A_release_whose_record_is_damaged_is_written_anew_and_nothing_is_started_for_it()
    {
        var release = Release("1.0.0", Shop());

        var plan = Plan(release, Running(release) with { Damaged = [release.Id] });

        plan.Operations.Should().ContainSingle(x => x is UploadRelease);
        Touched(plan).Should().BeEmpty();
    }

    [Fact]
    public void A_changed_frontend_touches_the_frontend_only_and_the_backend_is_asked_before()
    {
        var plan = Plan(Release("1.1.0", Shop(frontend: "2")), Running(Release("1.0.0", Shop())));

        Touched(plan).Should().Equal("web");
        plan.Operations.OfType<PassGate>().Select(x => x.Stage).Should().Equal(StageKind.Backend, StageKind.Frontend);
        plan.Part(RolloutPart.Gate).Should().ContainSingle();
    }

    [Fact]
    public void A_changed_backend_starts_its_migration_and_leaves_the_rest()
    {
        var plan = Plan(Release("1.1.0", Shop(backend: "2")), Running(Release("1.0.0", Shop())));

        Touched(plan).Should().Equal("migrate", "app");
        plan.Operations.OfType<PullImages>().Should().ContainSingle().Which.References.Should().HaveCount(2);
    }

    [Fact]
    public void A_commit_that_changes_no_image_only_records_the_release()
    {
        var plan = Plan(Release("1.0.1", Shop()), Running(Release("1.0.0", Shop())));

        plan.Operations.Select(x => x.GetType()).Should().Equal(typeof(UploadRelease), typeof(PassGate), typeof(CompleteRelease));
    }

    [Theory]
    [InlineData("exited", null, "is exited")]
    [InlineData("running", "unhealthy", "is unhealthy")]
    public void A_service_that_does_not_serve_is_started_again_although_the_release_is_current(string state, string? health, string reason)
    {
        var services = Shop();
        var release = Release("1.0.0", services);
        var server = Running(release);
        server = server with { Containers = server.Containers.Replace(Container(services[2]), Container(services[2], state, health)) };

        Plan(release, server).Operations.OfType<StartServices>().Should().ContainSingle()
            .Which.Changes.Should().Equal(new ServiceChange("app", reason));
    }

    [Fact]
    public void A_deploy_that_was_killed_after_the_backend_goes_on_where_it_stopped()
    {
        var old = Release("1.0.0", Shop());
        var wanted = Release("1.1.0", Shop(backend: "2", frontend: "2"));
        var killed = Running(Release("1.1.0", Shop(backend: "2"))) with
        {
            Current = old,
            InProgress = wanted,
            Progress = new Progress(wanted.Id, old.Id, DateTimeOffset.UnixEpoch, "ann") { Begun = [StageKind.Backend] },
        };

        var plan = Plan(wanted, killed);

        Touched(plan).Should().Equal("web");
        plan.Operations.OfType<PassGate>().First().Stage.Should().Be(StageKind.Backend);
    }

    [Fact]
    public void A_service_that_the_release_no_longer_has_is_removed_after_everything_else_runs()
    {
        var plan = Plan(Release("2.0.0", Shop()[..4]), Running(Release("1.0.0", Shop())));

        plan.Operations[^2].Describe().Should().Be("remove proxy (no longer in the release)");
    }

    [Fact]
    public void Only_configuration_that_the_server_lacks_is_uploaded()
    {
        var release = Release("1.0.0", Shop());
        var trees = new Dictionary<string, string> { ["aaa"] = "caddy", ["bbb"] = "postgres" };

        var plan = RolloutPlanner.Plan(release, trees, ServerState.Empty with { Files = ["aaa"] });

        plan.Operations[0].Describe().Should().Be("upload release 1.0.0-00000000 with postgres");
    }

    [Fact]
    public void An_image_that_is_present_without_its_tag_is_not_pulled_again()
    {
        var digest = "sha256:" + new string('c', 64);
        var database = new ReleaseService("db", StageKind.Infrastructure, $"localhost:5555/sandbox/postgres:17@{digest}", "f");

        var plan = Plan(Release("1.0.0", database), ServerState.Empty with { Images = [$"localhost:5555/sandbox/postgres@{digest}"] });

        plan.Operations.OfType<PullImages>().Should().BeEmpty();
    }

    [Fact]
    public void A_service_that_can_run_twice_starts_beside_the_old_one_which_goes_once_the_gate_is_passed()
    {
        var (old, wanted) = (Twice("1"), Twice("2"));

        var plan = Plan(Release("1.1.0", wanted), Running(Release("1.0.0", old)));

        plan.Operations.Select(x => x.GetType()).Should().Equal(
            typeof(UploadRelease), typeof(PullImages), typeof(StartBeside), typeof(PassGate), typeof(RetireReplaced), typeof(CompleteRelease));
        plan.Part(RolloutPart.Gate).Select(x => x.GetType()).Should().Equal(typeof(PassGate), typeof(RetireReplaced));
    }

    [Fact]
    public void A_deploy_that_was_killed_before_the_old_container_went_asks_the_new_one_and_goes_on()
    {
        var (old, wanted) = (Twice("1"), Twice("2"));
        var server = Running(Release("1.0.0", old));
        server = server with { Containers = [.. server.Containers, Container(wanted)] };

        Plan(Release("1.1.0", wanted), server).Operations.Where(x => x is not (UploadRelease or PullImages)).Select(x => x.GetType()).Should().Equal(
            typeof(PassGate), typeof(RetireReplaced), typeof(CompleteRelease));
    }

    [Fact]
    public void A_service_that_cannot_run_twice_says_why()
    {
        var old = Service("app", StageKind.Backend);
        var wanted = Service("app", StageKind.Backend, "2") with { StopFirst = "publishes port 80" };

        Plan(Release("1.1.0", wanted), Running(Release("1.0.0", old))).Operations.OfType<StartServices>().Single().Describe()
            .Should().EndWith("; stops first: it publishes port 80)");
    }

    [Fact]
    public void A_service_that_does_not_run_is_started_and_not_put_beside_anything()
    {
        var (old, wanted) = (Twice("1"), Twice("2"));
        var server = Running(Release("1.0.0", old)) with { Containers = [Container(old, "exited")] };

        Plan(Release("1.1.0", wanted), server).Operations.Should().ContainItemsAssignableTo<Operation>()
            .And.NotContain(x => x is StartBeside || x is RetireReplaced).And.Contain(x => x is StartServices);
    }

    [Fact]
    public void A_first_deploy_points_the_switch_once_the_gate_is_passed()
    {
        var plan = Plan(Release("1.0.0", Switched("1")), ServerState.Empty);

        plan.Operations.Where(x => x is StageOperation).Select(x => x.GetType()).Should().Equal(typeof(StartServices), typeof(PassGate), typeof(RetireReplaced));
        plan.Operations.OfType<RetireReplaced>().Single().Describe().Should().Be("switch the requests of app");
    }

    [Fact]
    public void A_container_that_is_kept_warm_is_nothing_to_do_for_a_release_that_serves()
    {
        var serving = Release("1.1.0", Switched("2"));
        var server = Running(serving) with { Containers = [Numbered("bbbb", "2"), Numbered("aaaa", "1") with { WarmSeconds = 500 }], Upstreams = Pointing("bbbb") };

        Plan(serving, server).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void The_way_to_a_release_whose_container_is_warm_is_a_switch_and_starts_nothing()
    {
        var server = Running(Release("1.1.0", Switched("2"))) with
        {
            Releases = ["1.0.0-00000000"],
            Images = [Switched("1").Image],
            Containers = [Numbered("bbbb", "2"), Numbered("aaaa", "1") with { WarmSeconds = 500 }],
            Upstreams = Pointing("bbbb"),
        };

        var plan = Plan(Release("1.0.0", Switched("1")), server);

        plan.Operations.Select(x => x.Describe()).Should().Equal(
            "wait until app is ready", "switch the requests of app", "make 1.0.0-00000000 the current release");
        plan.Operations.OfType<PassGate>().Single().HasPassed.Should().BeTrue();
    }

    [Fact]
    public void A_new_container_must_answer_as_often_as_the_gate_asks_also_when_another_process_goes_on()
    {
        var server = Running(Release("1.0.0", Switched("1"))) with { Containers = [Numbered("aaaa", "1"), Numbered("bbbb", "2")], Upstreams = Pointing("aaaa") };

        Plan(Release("1.1.0", Switched("2")), server).Operations.OfType<PassGate>().Single().HasPassed.Should().BeFalse();
    }

    [Fact]
    public void A_switch_that_names_a_container_that_is_gone_is_mended()
    {
        var serving = Release("1.0.0", Switched("1"));

        Plan(serving, Running(serving) with { Containers = [Numbered("aaaa", "1")], Upstreams = Pointing("dddd") })
            .Operations.OfType<RetireReplaced>().Should().ContainSingle();
    }

    private static ReleaseService Switched(string version) => Twice(version) with { IsSwitched = true };

    private static ContainerState Numbered(string id, string version) => Container(Switched(version)) with { Id = $"{id}00000000ffff" };

    private static ImmutableDictionary<string, string> Pointing(string id) => ImmutableDictionary<string, string>.Empty.Add("app", $"{id}00000000");

    private static ReleaseService Twice(string version) => Service("app", StageKind.Backend, version) with { RunsTwice = true };
}
