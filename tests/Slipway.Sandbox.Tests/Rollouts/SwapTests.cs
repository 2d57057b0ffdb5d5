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
            await using (var deployment = await Application.ConnectAsync())
                await deployment.RollBackAsync(await deployment.PlanRollbackAsync(null), (_, _) => Task.CompletedTask);
            await load.StopAsync();
        }

        load.Requests.Should().BeGreaterThan(100);
        load.Failures.Should().BeEmpty();
        (await Application.OnServerAsync("docker ps --format '{{.Names}}' --filter label=com.docker.compose.project=visits | sort"))
            .Should().Be("visits-cache-1\nvisits-core-1\nvisits-proxy-1\nvisits-web-1");
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
        await Application.ShipAsync();
        Application.Gate = new GateOptions { Timeout = TimeSpan.FromSeconds(5) };
        var load = await Application.LoadAsync();
        await using (load)
        {
            (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);
            await load.StopAsync();
        }

        load.Failures.Should().BeEmpty();
        (await Application.RunningAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_deploy_that_was_cut_off_while_both_run_is_completed_by_the_next()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using (var job = await Application.ConnectAsync())
        {
            var bundle = await Application.RenderAsync(job);
            await job.DeployBackendAsync(await job.PlanAsync(bundle), bundle);
        }

        (await ContainersOfCoreAsync()).Should().Be("2");
        await Application.ChangeAsync("core/server.py", "\"visits\": int", "\"visits\" : int");

        var plan = await Application.DeployAsync();

        (await ContainersOfCoreAsync()).Should().Be("1");
        (await Application.RunningAsync())["core"].Should().StartWith(plan.Release.Services.Single(x => x.Name == "core").Image);
    }

    private Task<string> ContainersOfCoreAsync() =>
        Application.OnServerAsync("docker ps --all --quiet --filter label=com.docker.compose.project=visits --filter label=com.docker.compose.service=core | wc -l");
}
