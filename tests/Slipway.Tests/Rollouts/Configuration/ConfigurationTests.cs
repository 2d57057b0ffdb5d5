using System.Collections.Immutable;
using Serilog.Core;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Rollouts.Configuration;
using Slipway.Servers;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Rollouts.Configuration;

public sealed class ConfigurationTests
{
    private static readonly ServiceConfiguration Asked = new() { Validate = "proxy validate", Wanted = "proxy show", Live = "proxy live" };

    [Fact]
    public void A_changed_proxy_is_asked_before_anything_changes_and_compared_once_it_is_ready()
    {
        var plan = Plan(Shop(proxy: "2"), Shop());

        plan.Operations.Select(x => x.GetType()).Should().Equal(
            typeof(UploadRelease), typeof(PullImages), typeof(ValidateConfiguration), typeof(PassGate),
            typeof(StartServices), typeof(PassGate), typeof(ConfirmConfiguration), typeof(CompleteRelease));
        plan.Part(RolloutPart.Backend).Should().Contain(x => x is ValidateConfiguration, "it comes before the backend is touched");
    }

    [Fact]
    public void A_proxy_that_stays_is_not_asked() =>
        Plan(Shop(frontend: "2"), Shop()).Operations.Should().NotContain(x => x is IConfigurationOperation);

    [Fact]
    public void A_proxy_of_which_only_the_files_changed_is_validated_and_reloaded_and_nothing_is_started()
    {
        var plan = RolloutPlanner.Plan(Reloaded("1.1.0", "bbb"), ImmutableDictionary<string, string>.Empty, Placed(Reloaded("1.0.0", "aaa")));

        plan.Operations.Where(x => x is not (UploadRelease or PassGate)).Select(x => x.Describe()).Should().Equal(
            "validate the configuration of proxy",
            "reload in place: proxy (only its mounted files changed), and compare the live configuration with the files",
            "make 1.1.0-00000000 the current release");
        plan.Operations[^2].Should().BeEquivalentTo(new PassGate(StageKind.Edge, ["proxy"]) { HasPassed = true });
    }

    [Fact]
    public void A_rollback_reloads_the_files_of_before_without_asking_whether_they_are_valid() =>
        RollbackPlanner.Plan(Reloaded("1.0.0", "aaa"), Placed(Reloaded("1.1.0", "bbb"))).Operations
            .Should().Contain(x => x is ReloadServices).And.NotContain(x => x is ValidateConfiguration || x is StartServices);

    [Fact]
    public void A_failed_deploy_has_the_proxy_take_up_the_files_of_before()
    {
        var (before, failed) = (Reloaded("1.0.0", "aaa"), Reloaded("1.1.0", "bbb"));
        var progress = new Progress(failed.Id, before.Id, DateTimeOffset.UnixEpoch, "ann") { Begun = [StageKind.Edge] };

        WayBack.Plan(progress, failed, Placed(failed) with { Current = before }).Select(x => x.GetType())
            .Should().Equal(typeof(ReloadServices), typeof(PassGate), typeof(AbandonRelease));
    }

    [Fact]
    public void A_reload_that_was_cut_off_is_done_again_although_the_release_is_current()
    {
        var release = Reloaded("1.0.0", "aaa");

        RolloutPlanner.Plan(release, ImmutableDictionary<string, string>.Empty, Placed(release)).IsEmpty.Should().BeTrue();
        RolloutPlanner.Plan(release, ImmutableDictionary<string, string>.Empty, Placed(release, isPending: true)).Operations
            .OfType<ReloadServices>().Single().Describe().Should().Contain("proxy (a reload failed or was cut off)");
    }

    [Fact]
    public void A_proxy_that_gets_a_new_container_is_not_reloaded_too()
    {
        var wanted = Reloaded("1.1.0", "bbb");
        wanted = wanted with { Services = [.. wanted.Services.Select(x => x.Stage == StageKind.Edge ? x with { Fingerprint = "other" } : x)] };

        RolloutPlanner.Plan(wanted, ImmutableDictionary<string, string>.Empty, Placed(Reloaded("1.0.0", "aaa"))).Operations
            .Should().Contain(x => x is StartServices).And.NotContain(x => x is ReloadServices);
    }

    [Fact]
    public void A_proxy_that_is_replaced_for_its_files_alone_says_what_would_spare_it()
    {
        static ReleaseService[] Mounting(string files) => [Service("proxy", StageKind.Edge) with { Fingerprint = files, Mounted = [files], StopFirst = "publishes port 80" }];

        RolloutPlanner.Plan(Release("1.1.0", Mounting("bbb/caddy")), ImmutableDictionary<string, string>.Empty, Running(Release("1.0.0", Mounting("aaa/caddy")))).Operations
            .OfType<StartServices>().Single().Describe()
            .Should().Be("start proxy (mounted files changed, and no label dev.slipway.configuration.reload says how it takes them up; stops first: it publishes port 80)");
    }

    [Fact]
    public void A_rollback_asks_nothing_that_has_been_answered_before_its_release_served()
    {
        var plan = RollbackPlanner.Plan(Release("1.0.0", Asking(Shop())), Running(Release("1.1.0", Asking(Shop(proxy: "2")))));

        plan.Operations.Should().Contain(x => x is StartServices).And.NotContain(x => x is ValidateConfiguration);
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1}""", true)]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"a":1,"b":[2,1]}""", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a":1}""", "", false)]
    [InlineData("", "", false)]
    public void Configuration_is_compared_by_what_it_says(string wanted, string live, bool equal) =>
        ConfigurationRunner.AreEqual($"{wanted}\n{ConfigurationCommands.Mark}\n{live}").Should().Be(equal);

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":2}""", false)]
    public async Task What_a_service_works_with_after_a_reload_or_a_start_must_be_what_its_files_say(string live, bool isTaken)
    {
        var release = Reloaded("1.0.0", "aaa");
        var proxy = release.Services.Single(x => x.Stage == StageKind.Edge);
        var sent = 0;
        var runner = new ConfigurationRunner(Environment, new ServerChanges(Environment.Server, Answer, (_, _) => throw new NotSupportedException(), Logger.None), new RolloutCommands(new ServerLayout("shop"), "fence"));

        Func<Task>[] both =
        [
            () => runner.ReloadAsync([proxy], release, new Progress(release.Id, null, DateTimeOffset.UnixEpoch, "ann"), new AuditEntry(DateTimeOffset.UnixEpoch, "ann", release.Id, "reload"), CancellationToken.None),
            () => runner.RunAsync(new ConfirmConfiguration(StageKind.Edge, [proxy.Name]), release, CancellationToken.None),
        ];
        foreach (var action in both)
        {
            if (isTaken)
                await action.Should().NotThrowAsync();
            else
                (await action.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("proxy does not work with the configuration that its files say");
        }

        sent.Should().Be(isTaken ? 3 : 2, "a reload that did not do is not noted as done");

        Task<RemoteResult> Answer(RemoteCommand command, CancellationToken cancellationToken)
        {
            sent++;
            return Task.FromResult(new RemoteResult(0, $"{{\"a\":1}}\n{ConfigurationCommands.Mark}\n{live}", ""));
        }
    }

    private static DeployEnvironment Environment => new()
    {
        Name = "qa", Application = "shop", Server = new Server("qa", "203.0.113.10"), ComposeFiles = [], Registry = new Registry("ghcr.io/acme/shop"), Images = [], Stages = [],
    };

    [Fact]
    public void Labels_say_how_a_service_is_asked()
    {
        var labels = ImmutableDictionary<string, string>.Empty.Add(ServiceConfiguration.ValidateLabel, "proxy validate").Add("else", "x");

        ServiceConfiguration.Of(labels).Should().Be(new ServiceConfiguration { Validate = "proxy validate" });
        ServiceConfiguration.Of(labels.Remove(ServiceConfiguration.ValidateLabel)).Should().BeNull();
    }

    private static readonly ServiceConfiguration s_reloaded = Asked with { Reload = "proxy reload" };

    /// <summary>A shop whose proxy can be reloaded, with files of that name.</summary>
    private static Release Reloaded(string version, string files) => Release(
        version, [.. Shop().Select(x => x.Stage == StageKind.Edge ? x with { Configuration = s_reloaded with { Files = Files(files) } } : x)]);

    private static PlacedFiles Files(string name) => new("d1d1", [new("/etc/proxy", $"{name}/proxy")]);

    /// <summary>A server that runs a release, with its files in place.</summary>
    private static ServerState Placed(Release release, bool isPending = false)
    {
        var files = release.Services[^1].Configuration!.Files!;
        return Running(release) with { Placed = ImmutableDictionary<string, PlacedState>.Empty.Add(files.Directory, new(files.Content, isPending)) };
    }

    private static RolloutPlan Plan(ReleaseService[] wanted, ReleaseService[] runs) =>
        RolloutPlanner.Plan(Release("1.1.0", Asking(wanted)), ImmutableDictionary<string, string>.Empty, Running(Release("1.0.0", Asking(runs))));

    private static ReleaseService[] Asking(ReleaseService[] services) => [.. services.Select(x => x.Stage == StageKind.Edge ? x with { Configuration = Asked } : x)];
}
