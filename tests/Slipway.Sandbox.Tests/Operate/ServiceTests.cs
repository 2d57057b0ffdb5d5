using System.Text.Json;
using Serilog;
using Slipway.Health;
using Slipway.Operate;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Faults;
using Slipway.Sandbox.Tests.Rollouts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Operate;

/// <summary>What is done with the services of a real server between deploys.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ServiceTests(SandboxFixture sandbox) : SecondApplicationTest(sandbox)
{
    [Fact]
    public async Task Lines_of_the_containers_that_serve_are_read_in_the_order_of_time_and_followed_until_cancelled()
    {
        await using var deployment = await Application.ConnectAsync();
        var logs = new ServiceLogs(deployment);

        var all = await logs.ReadAsync(LogRequest.Of([], tail: "5")).ToListAsync();
        all.Select(x => x.Service).Distinct().Should().Contain(["cache", "proxy"]);
        all.Select(x => x.Time).Should().NotContainNulls().And.BeInAscendingOrder();
        all.GroupBy(x => x.Service).Should().OnlyContain(x => x.Count() <= 5);
        (await FluentActions.Awaiting(() => logs.ReadAsync(LogRequest.Of(["cash"])).ToListAsync().AsTask()).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("cache, core, proxy, web");

        using var ctrlC = new CancellationTokenSource();
        var word = $"word-{Guid.NewGuid():N}";
        var following = FluentActions.Awaiting(async () =>
        {
            await foreach (var line in logs.ReadAsync(LogRequest.Of(["core"], tail: "0", follow: true), ctrlC.Token))
            {
                if (line.Text.Contains(word, StringComparison.Ordinal))
                    await ctrlC.CancelAsync();
            }
        }).Should().ThrowAsync<OperationCanceledException>();
        await SayUntilAsync(word, ctrlC.Token);
        await following;
        (await Application.OnServerAsync("ps -eo args | grep -c '[d]ocker logs' || true")).Should().Be("0", "nothing goes on on the server");
    }

    [Fact]
    public async Task A_command_runs_in_the_container_with_its_own_exit_code_and_the_audit_log_has_no_secret()
    {
        await using var deployment = await Application.ConnectAsync();
        var (lines, secret) = (new List<RemoteLine>(), Application.Environment.Secrets["CACHE_PASSWORD"].Reveal());

        var code = await new ServiceCommand(deployment).RunAsync("core", "echo out; echo err >&2; echo \"$CACHE_PASSWORD\"; exit 42 # p4ss w0rd$'\"", lines.Add);

        code.Should().Be(42);
        lines.Where(x => !x.IsError).Select(x => x.Text).Should().Equal("out", Secret.Redacted);
        lines.Where(x => x.IsError).Select(x => x.Text).Should().Equal("err");
        var audit = JsonDocument.Parse(await Application.OnServerAsync("tail -n 1 /opt/visits/audit.jsonl")).RootElement;
        audit.GetProperty("actor").GetString().Should().Be("ann@laptop");
        audit.GetProperty("event").GetString().Should().StartWith("exec in core: echo out;").And.Contain(Secret.Redacted).And.NotContain(secret);
        await new ServiceCommand(deployment).Awaiting(x => x.RunAsync("nobody", "true", lines.Add)).Should().ThrowAsync<InvalidInputException>();
    }

    [Fact]
    public async Task A_restart_fails_no_request_where_two_may_run_and_one_that_never_gets_ready_changes_nothing()
    {
        var before = await Application.RunningAsync();
        Application.Gate = new GateOptions { Timeout = TimeSpan.FromMilliseconds(1) };
        (await FluentActions.Awaiting(() => RestartAsync("core")).Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);
        (await Application.RunningAsync()).Should().BeEquivalentTo(before);
        Application.Gate = new GateOptions();

        var load = await Application.LoadAsync();
        await using (load)
        {
            await RestartAsync("core");
            await load.StopAsync();
        }

        load.Failures.Should().BeEmpty();
        var after = await Application.RunningAsync();
        after["core"].Should().NotBe(before["core"]);
        after.Remove("core").Should().BeEquivalentTo(before.Remove("core"));
        (await Application.OnServerAsync("ls /opt/visits/upstreams/core")).Should().Be(after["core"].Split(' ')[^1][..12]);
        (await Application.StatusAsync()).Services["core"].Drift.Should().BeNull();
        (await Application.DeployAsync()).IsEmpty.Should().BeTrue("a restart leaves the ordinary project");
    }

    [Fact]
    public async Task A_service_that_cannot_run_twice_is_restarted_where_it_is_under_the_lock()
    {
        var (before, started) = (await Application.RunningAsync(), await StartedAsync());

        var plan = await RestartAsync("cache");

        plan.Operations[0].Describe().Should().Be("restart in place: cache (is infrastructure)");
        (await Application.RunningAsync()).Should().BeEquivalentTo(before);
        string.CompareOrdinal(await StartedAsync(), started).Should().BePositive();
        (await Application.OnServerAsync("grep -c 'restart in place: cache' /opt/visits/audit.jsonl")).Should().NotBe("0");
        (await Application.OnServerAsync("ls /opt/visits")).Should().NotContain("lock.json").And.NotContain("progress.json");
    }

    [Fact]
    public async Task A_restart_that_is_interrupted_ends_what_has_begun_and_says_so()
    {
        var started = await StartedAsync();
        using var cancellation = new CancellationTokenSource();
        Application.Logger = new LoggerConfiguration().WriteTo.Sink(Application.Log)
            .WriteTo.Sink(new Strike(1, TimeSpan.FromMilliseconds(100), cancellation.CancelAsync)).CreateLogger();

        await FluentActions.Awaiting(() => RestartAsync("cache", cancellation.Token)).Should().ThrowAsync<DeployFailedException>().WithMessage("The restart was cancelled.*");

        Application.Log.All.Should().Contain(x => x.Contains("ends first", StringComparison.Ordinal));
        string.CompareOrdinal(await StartedAsync(), started).Should().BePositive();
    }

    private async Task<RestartPlan> RestartAsync(string service, CancellationToken cancellationToken = default)
    {
        await using var deployment = await Application.ConnectAsync();
        var restart = new ServiceRestart(deployment);
        var plan = await restart.PlanAsync([service], cancellationToken);
        await restart.RunAsync(plan, cancellationToken);
        return plan;
    }

    private Task<string> StartedAsync() => Application.OnServerAsync("docker inspect --format '{{.State.StartedAt}}' visits-cache-1");

    /// <summary>A container's own process writes what goes to its log.</summary>
    private async Task SayUntilAsync(string word, CancellationToken heard)
    {
        for (var i = 0; !heard.IsCancellationRequested; i++)
        {
            i.Should().BeLessThan(60, "the line should have come by now");
            await Application.OnServerAsync($"docker exec visits-core-1 sh -c 'echo {word} > /proc/1/fd/1'");
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, CancellationToken.None);
        }
    }
}
