using Slipway.Health;
using Slipway.Rollouts;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>Services that can run twice are replaced while requests come in.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SwapTests(SandboxFixture sandbox) : SecondApplicationTest(sandbox)
{
    [Fact]
    public async Task No_request_fails_while_backend_and_frontend_are_replaced_and_rolled_back()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await Application.ChangeAsync("web/server.mjs", "<title>Visits</title>", $"<title>{Guid.NewGuid()}</title>");
        await Application.ShipAsync();
        var before = await Application.RunningAsync();
        var load = await Application.LoadAsync();
        await using (load)
        {
            await Application.DeployAsync();
            (await Application.RunningAsync()).Values.Should().NotContain([before["core"], before["web"]]);
            await Application.RollBackAsync();
            await load.StopAsync();
        }

        load.Requests.Should().BeGreaterThan(100);
        load.Failures.Should().BeEmpty();
        await Application.StatusAsync();
        (await Application.OnServerAsync("docker ps --format '{{.Names}}' --filter label=com.docker.compose.project=visits | sort"))
            .Should().Be("visits-cache-1\nvisits-core-1\nvisits-proxy-1\nvisits-web-1");
    }

    [Fact]
    public async Task Behind_a_plain_reverse_proxy_no_read_fails_while_the_service_is_replaced()
    {
        await Application.ReplaceAsync("Caddyfile", """www\.second\.test \{[\s\S]*\n\}""", "www.second.test {\n\treverse_proxy web:4000\n}");
        await Application.DeployAsync();
        await Application.ReplaceAsync("web/server.mjs", "<title>[^<]*</title>", $"<title>{Guid.NewGuid()}</title>");
        await Application.ShipAsync();
        var load = await Application.LoadAsync(onlyReads: true);
        await using (load)
        {
            await Application.DeployAsync();
            await load.StopAsync();
        }

        load.Failures.Should().BeEmpty();
        Application.Log.All.Should().Contain(x => x.Contains("finds web by name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_load_sees_what_a_bare_replacement_does()
    {
        var load = await Application.LoadAsync();
        await using (load)
        {
            await Application.OnServerAsync("cd /opt/visits/current && docker compose -p visits --env-file secrets.env -f compose.json up --detach --no-deps --force-recreate core 2>&1");
            await load.StopAsync();
        }

        load.Failures.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_new_backend_that_never_gets_healthy_fails_no_request_and_the_old_container_is_never_touched()
    {
        var before = await Application.RunningAsync();
        await Application.ChangeAsync("core/server.py", "server = Server((\"\", 9000), Handler)", "import time; time.sleep(600)\nserver = Server((\"\", 9000), Handler)");
        // As the first process of its container it is deaf to SIGTERM; nobody was sent to it, so nothing of its patience is waited for.
        await Application.ChangeAsync("compose.sandbox.yml", "core: { mem_limit: 128m,", "core: { stop_grace_period: 10m, mem_limit: 128m,");
        await Application.ShipAsync();
        Application.Gate = new GateOptions { Timeout = TimeSpan.FromSeconds(5) };
        var started = TimeProvider.System.GetTimestamp();
        var load = await Application.LoadAsync();
        await using (load)
        {
            (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);
            await load.StopAsync();
        }

        load.Failures.Should().BeEmpty();
        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromMinutes(5));
        (await Application.RunningAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_deploy_that_was_cut_off_while_both_run_is_completed_by_the_next()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using (var job = await Application.ConnectAsync())
            await Application.DeployBackendAsync(job);

        (await ContainersOfCoreAsync()).Should().Be("2");
        await Application.ChangeAsync("core/server.py", "\"visits\": int", "\"visits\" : int");

        var plan = await Application.DeployAsync();

        await Application.StatusAsync();
        (await ContainersOfCoreAsync()).Should().Be("1");
        (await Application.RunningAsync())["core"].Should().StartWith(plan.Release.Services.Single(x => x.Name == "core").Image);
    }

    [Fact]
    public async Task Nobody_waits_until_a_replaced_container_is_gone_but_whoever_asks_next()
    {
        await StopSlowlyAsync();
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");

        await Application.DeployAsync();

        (await ContainersOfCoreAsync()).Should().Be("2");
        await Application.StatusAsync();
        (await ContainersOfCoreAsync()).Should().Be("1");
        (await Application.OnServerAsync("ls /opt/visits/warm")).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_reboot_has_left_of_a_replaced_container_goes_with_the_next_deploy()
    {
        await StopSlowlyAsync();
        var before = (await Application.RunningAsync())["core"].Split(' ')[^1];
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await Application.DeployAsync();
        // As the end of the machine would: nobody is there to remove it, and nothing starts it again.
        await Application.OnServerAsync($"pkill -f '[f]inish {before}'; pkill -f '^docker stop'; docker kill {before}; docker inspect --format '{{{{.HostConfig.RestartPolicy.Name}}}}' {before} | grep -qx no");

        (await Application.DeployAsync()).Operations.Should().Contain(x => x is RetireReplaced);

        await Application.StatusAsync();
        (await ContainersOfCoreAsync()).Should().Be("1");
    }

    [Fact]
    public async Task A_rollback_within_the_window_switches_back_to_the_warm_container_and_starts_nothing()
    {
        Application.WarmWindow = TimeSpan.FromMinutes(5);
        var before = await Application.RunningAsync();
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        var waited = Application.Waits;
        await Application.DeployAsync();
        var waits = Application.Waits;
        var plan = await Application.RollBackAsync();

        waits.Should().BeGreaterThan(waited);
        Application.Waits.Should().Be(waits, "nothing is waited for");
        plan.Operations.Select(x => x.GetType()).Should().Equal(typeof(PassGate), typeof(RetireReplaced), typeof(CompleteRelease));
        (await UpstreamAsync("core")).Should().Be(before["core"].Split(' ')[^1][..12]);
        (await Application.OnServerAsync("docker inspect --format '{{.HostConfig.RestartPolicy.Name}}' visits-core-1")).Should().Be("unless-stopped");
        (await Application.StatusAsync()).Services["core"].Should().Match<Slipway.Releases.ServiceStatus>(x => x.Drift == null && x.WarmSeconds > 200);

        // And forward again: what was rolled back from is warm in its turn.
        (await Application.DeployAsync()).Operations.Should().NotContain(x => x is StartBeside || x is StartServices);
    }

    [Fact]
    public async Task A_warm_container_goes_by_itself_and_leaves_the_ordinary_project()
    {
        Application.WarmWindow = TimeSpan.FromSeconds(1);
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");

        await Application.DeployAsync();

        await WaitUntilAsync(async () => await ContainersOfCoreAsync() == "1" && (await Application.OnServerAsync("ls /opt/visits/warm")).Length == 0);
        (await Application.DeployAsync()).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public async Task A_container_gets_no_request_before_its_gate_is_passed()
    {
        // It listens at once and answers nonsense until it is ready.
        await Application.ChangeAsync("core/server.py", "    def do_GET(self):\n", """
                def do_GET(self):
                    if time.monotonic() < READY:
                        return self.reply(503, {"error": "not ready"})

            """);
        await Application.ChangeAsync("core/server.py", "class Handler", "READY = time.monotonic() + 3\n\n\nclass Handler");
        await Application.ShipAsync();
        var load = await Application.LoadAsync();
        await using (load)
        {
            await Application.DeployAsync();
            await load.StopAsync();
        }

        load.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_of_a_deploy_that_was_overtaken_is_refused_by_the_server()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using var slow = await Application.ConnectAsync();
        await Application.DeployBackendAsync(slow);
        await Application.OnServerAsync("echo another > /opt/visits/fence");
        var (containers, progress) = (await Application.OnServerAsync("docker ps --all --quiet"), await Application.OnServerAsync("cat /opt/visits/progress.json"));

        await slow.Invoking(x => x.PassGateAsync()).Should().ThrowAsync<LockLostException>();

        (await Application.OnServerAsync("docker ps --all --quiet")).Should().Be(containers);
        (await Application.OnServerAsync("cat /opt/visits/progress.json")).Should().Be(progress);
    }

    /// <summary>Deploys a backend that takes its time to stop.</summary>
    private async Task StopSlowlyAsync()
    {
        await Application.ReplaceAsync("core/server.py", "server.drain\\(\\)\\n(time.sleep\\(3\\)\\n)?", "server.drain()\ntime.sleep(3)\n");
        await Application.DeployAsync();
    }

    private Task<string> UpstreamAsync(string service) => Application.OnServerAsync($"ls /opt/visits/upstreams/{service}");

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; !await condition(); i++)
        {
            i.Should().BeLessThan(60, "it should have happened by now");
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }
    }

    private Task<string> ContainersOfCoreAsync() =>
        Application.OnServerAsync("docker ps --all --quiet --filter label=com.docker.compose.project=visits --filter label=com.docker.compose.service=core | wc -l");
}
