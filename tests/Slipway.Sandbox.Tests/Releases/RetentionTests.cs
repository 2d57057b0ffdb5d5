using Serilog;
using Serilog.Core;
using Serilog.Events;
using Slipway.Operate;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Releases;

/// <summary>What a real server keeps after real deploys.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RetentionTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private SecondApplication _application = null!;

    public async Task InitializeAsync()
    {
        _application = await SecondApplication.CheckOutAsync(sandbox);
        _application.Retention = new RetentionPolicy(2);
    }

    public Task DisposeAsync()
    {
        _application.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Old_releases_go_with_their_images_and_what_runs_or_a_rollback_needs_stays()
    {
        var (first, second) = (await DeployAsync(), await DeployAsync());
        var warm = $"warm-{Guid.NewGuid():N}";
        await _application.OnServerAsync($"docker create --name {warm} {first.Web}");

        var third = await DeployAsync();

        (await ReleasesAsync()).Should().Contain([second.Id, third.Id]).And.NotContain(first.Id);
        (await HasAsync(second.Web)).Should().BeTrue();
        (await HasAsync(first.Web)).Should().BeTrue("a container was made from it");
        await _application.OnServerAsync($"docker rm {warm}");
        await using var deployment = await _application.ConnectAsync();
        var plan = await deployment.PlanPruneAsync();
        plan.Kept.Should().StartWith([third.Id, second.Id]);
        plan.Describe().Should().ContainSingle(x => x.Contains(first.Web)).Which.Should().StartWith("remove image ");
        (await HasAsync(first.Web)).Should().BeTrue("a plan removes nothing");
        var overtaken = new Retention(deployment.Connection, deployment.Layout, _application.Retention, _application.Logger);
        await overtaken.Invoking(x => x.RemoveAsync(plan, "bob@desk", DateTimeOffset.UnixEpoch, "another fence"))
            .Should().ThrowAsync<Slipway.Servers.RemoteCommandException>().WithMessage("*another deploy holds the lock by now; nothing was removed*");
        (await HasAsync(first.Web)).Should().BeTrue("it was overtaken");

        await deployment.PruneAsync();

        (await HasAsync(first.Web)).Should().BeFalse();
        (await deployment.PlanPruneAsync()).IsEmpty.Should().BeTrue();
        var back = await deployment.PlanRollbackAsync(null);
        back.Release.Id.Should().Be(second.Id);
        back.Operations.Should().NotContain(x => x is PullImages);
        await deployment.RollBackAsync(back, (_, _) => Task.CompletedTask);
        (await _application.RunningAsync())["web"].Should().StartWith(second.Web);
    }

    [Fact]
    public async Task An_interruption_while_old_releases_go_does_not_fail_the_deploy_that_serves()
    {
        await DeployAsync();
        await DeployAsync();
        using var cancellation = new CancellationTokenSource();
        _application.Logger = new LoggerConfiguration().WriteTo.Sink(new OnRemoval(cancellation.Cancel)).CreateLogger();

        var third = await DeployAsync(cancellation.Token);

        cancellation.IsCancellationRequested.Should().BeTrue("there was something to remove");
        (await _application.StatusAsync()).Release.Should().Be(third.Id);
    }

    [Fact]
    public async Task Nothing_is_pruned_or_restarted_while_somebody_deploys()
    {
        await _application.ChangeAsync("web/server.mjs", "<title>Visits</title>", $"<title>{Guid.NewGuid()}</title>");
        await using var job = await _application.ConnectAsync();
        await _application.DeployBackendAsync(job);
        await using var other = await _application.ConnectAsync();

        Func<Task>[] others = [() => other.PruneAsync(), RestartAsync];
        foreach (var action in others)
            (await action.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("ann@laptop");

        await job.PassGateAsync();
        await job.DeployFrontendAsync();
        await job.CompleteAsync((_, _) => Task.CompletedTask);

        async Task RestartAsync()
        {
            var restart = new ServiceRestart(other);
            await restart.RunAsync(await restart.PlanAsync(["cache"]));
        }
    }

    private string _title = "<title>Visits</title>";

    private async Task<(string Id, string Web)> DeployAsync(CancellationToken cancellationToken = default)
    {
        var title = $"<title>{Guid.NewGuid()}</title>";
        await _application.ChangeAsync("web/server.mjs", _title, title);
        _title = title;
        var release = (await _application.DeployAsync(cancellationToken: cancellationToken)).Release;
        return (release.Id, release.Services.Single(x => x.Name == "web").Image);
    }

    /// <summary>A deploy ends before the server has removed what is too old.</summary>
    private async Task<string[]> ReleasesAsync() => (await _application.OnServerAsync("flock --shared /opt/visits/step ls -1 /opt/visits/releases")).Split('\n');

    private async Task<bool> HasAsync(string image) =>
        await _application.OnServerAsync($"docker image inspect --format found {image} 2>/dev/null || true") == "found";

    private sealed class OnRemoval(Action action) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.MessageTemplate.Text == "{Removal:l}")
                action();
        }
    }
}
