using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>The pipeline, run for real with an application that knows nothing of Slipway; each test says what the server runs afterwards.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PipelineTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private SecondApplication _application = null!;

    public async Task InitializeAsync()
    {
        _application = await SecondApplication.CheckOutAsync(sandbox);
        await _application.DeployAsync();
    }

    public Task DisposeAsync()
    {
        _application.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Another_application_with_other_names_and_ports_is_deployed_and_smoke_tested_in_a_browser()
    {
        await _application.ChangeAsync("web/server.mjs", "<h1>Visits</h1>", "<h1>All visits</h1>");

        await _application.DeployAsync(_application.Smoke);

        var status = await _application.StatusAsync();
        status.Services.Keys.Should().BeEquivalentTo("cache", "core", "web", "proxy");
        status.Services.Values.Should().OnlyContain(x => x.State == "running" && x.Drift == null);
        status.InProgress.Should().BeNull();
        (await _application.OnServerAsync("readlink /opt/visits/current")).Should().Be($"releases/{status.Release}");
    }

    [Fact]
    public async Task A_changed_backend_replaces_the_backend_and_leaves_everything_else_running()
    {
        var before = await _application.RunningAsync();
        await _application.ChangeAsync("core/server.py", "There is nothing here.", $"There is nothing here, {Guid.NewGuid()}.");

        var plan = await _application.DeployAsync();

        var after = await _application.RunningAsync();
        after["core"].Should().NotBe(before["core"]).And.StartWith(plan.Release.Services.Single(x => x.Name == "core").Image);
        after.Remove("core").Should().BeEquivalentTo(before.Remove("core"));
    }

    [Fact]
    public async Task A_changed_frontend_leaves_the_backend_s_container_untouched()
    {
        var before = await _application.RunningAsync();
        await _application.ChangeAsync("web/server.mjs", "<title>Visits</title>", $"<title>{Guid.NewGuid()}</title>");

        await _application.DeployAsync();

        var after = await _application.RunningAsync();
        after["web"].Should().NotBe(before["web"]);
        after.Remove("web").Should().BeEquivalentTo(before.Remove("web"));
    }

    [Fact]
    public async Task A_changed_Caddyfile_that_is_mounted_as_a_single_file_is_what_the_proxy_runs_with()
    {
        var comment = $"# {Guid.NewGuid()}";
        await _application.ChangeAsync("Caddyfile", "api.second.test {", $"{comment}\napi.second.test {{");

        await _application.DeployAsync();

        (await _application.OnServerAsync("docker exec visits-proxy-1 cat /etc/caddy/Caddyfile")).Should().Contain(comment);
    }

    [Fact]
    public async Task Nothing_changed_means_an_empty_plan_and_not_a_byte_written()
    {
        var (containers, files) = (await _application.RunningAsync(), await _application.FilesAsync());

        var plan = await _application.DeployAsync();

        plan.IsEmpty.Should().BeTrue();
        (await _application.RunningAsync()).Should().BeEquivalentTo(containers);
        (await _application.FilesAsync()).Should().Be(files);
    }

    [Fact]
    public async Task A_backend_that_never_becomes_healthy_leaves_the_old_release_serving_and_the_frontend_untouched()
    {
        var (before, release) = (await _application.RunningAsync(), (await _application.StatusAsync()).Release);
        await _application.ChangeAsync("core/server.py", "print(\"core listens on 9000\"", "print(\"no way to the cache\", flush=True); raise SystemExit(3)  # print(\"\"");
        await _application.ChangeAsync("web/server.mjs", "<h1>Visits</h1>", "<h1>Broken visits</h1>");

        var failure = (await _application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<DeployFailedException>()).Which;

        failure.Outcome.Should().Be(DeployOutcome.PreviousServes);
        failure.ExitCode.Should().Be(4);
        failure.Message.Should().Contain("core").And.Contain("no way to the cache").And.Contain($"{release} serves on second");
        var after = await _application.RunningAsync();
        after.Select(x => $"{x.Key} {x.Value.Split(' ')[0]}").Should().BeEquivalentTo(before.Select(x => $"{x.Key} {x.Value.Split(' ')[0]}"));
        after.Remove("core").Should().BeEquivalentTo(before.Remove("core"));
        (await _application.StatusAsync()).Should().BeEquivalentTo(new { Release = release, InProgress = (string?)null });
    }

    [Fact]
    public async Task A_failed_smoke_test_brings_frontend_and_backend_back()
    {
        var before = await _application.RunningAsync();
        await _application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await _application.ChangeAsync("web/server.mjs", "<title>Visits</title>", $"<title>{Guid.NewGuid()}</title>");

        var deploy = () => _application.DeployAsync((_, _) => throw new SlipwayException("The page shows nothing."));

        (await deploy.Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);
        (await _application.RunningAsync()).Select(x => x.Value.Split(' ')[0]).Should().BeEquivalentTo(before.Select(x => x.Value.Split(' ')[0]));
    }

    [Fact]
    public async Task A_server_with_another_host_key_is_refused_before_anything_is_sent()
    {
        _application.Environment = _application.Environment with
        {
            Server = _application.Environment.Server with { HostKeys = ["SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] },
        };

        (await _application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<SlipwayException>())
            .Which.Message.Should().Contain("SHA256:AAAA").And.Contain("host key");
    }

    [Fact]
    public async Task A_missing_variable_is_named_with_its_service_before_the_server_is_changed()
    {
        var (containers, files) = (await _application.RunningAsync(), await _application.FilesAsync());
        _application.Environment = _application.Environment with { Secrets = ImmutableDictionary<string, Secret>.Empty };

        (await _application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<MissingVariablesException>())
            .Which.Message.Should().Contain("CACHE_PASSWORD").And.Contain("core");
        (await _application.RunningAsync()).Should().BeEquivalentTo(containers);
        (await _application.FilesAsync()).Should().Be(files);
    }

    [Fact]
    public async Task A_registry_that_is_down_is_one_clear_error_and_the_old_release_serves()
    {
        var containers = await _application.RunningAsync();
        await _application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await SandboxFixture.DockerAsync("stop", sandbox.RegistryContainer);
        try
        {
            (await _application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain(sandbox.Registry);
        }
        finally
        {
            await SandboxFixture.DockerAsync("start", sandbox.RegistryContainer);
        }

        (await _application.RunningAsync()).Should().BeEquivalentTo(containers);
    }

    [Fact]
    public async Task A_deploy_that_is_split_over_several_processes_goes_on_from_the_server_s_record()
    {
        await _application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using (var job = await _application.ConnectAsync())
        {
            var bundle = await _application.RenderAsync(job);
            await job.DeployBackendAsync(await job.PlanAsync(bundle), bundle);
        }

        await using (var job = await _application.ConnectAsync())
            (await job.Invoking(x => x.DeployFrontendAsync()).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("has not passed its gate");
        await using (var job = await _application.ConnectAsync())
            await job.PassGateAsync();
        await using (var job = await _application.ConnectAsync())
            await job.DeployFrontendAsync();
        (await _application.StatusAsync()).InProgress.Should().NotBeNull();
        await using (var job = await _application.ConnectAsync())
            await job.CompleteAsync((_, _) => Task.CompletedTask);

        (await _application.StatusAsync()).InProgress.Should().BeNull();
    }

    [Fact]
    public async Task A_second_deploy_is_refused_with_the_name_of_the_one_that_runs()
    {
        await _application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using var first = await _application.ConnectAsync();
        var bundle = await _application.RenderAsync(first);
        await first.DeployBackendAsync(await first.PlanAsync(bundle), bundle);

        _application.Actor = "bob@desk";
        (await _application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<SlipwayException>())
            .Which.Message.Should().Contain("ann@laptop").And.Contain("Nothing was changed");

        await first.PassGateAsync();
        await first.DeployFrontendAsync();
        await first.CompleteAsync((_, _) => Task.CompletedTask);
    }

    [Fact]
    public async Task No_secret_is_readable_on_the_server_but_in_the_release_s_own_file()
    {
        (await _application.OnServerAsync("grep -rlF 'p4ss w0rd' /opt/visits || true")).Split('\n')
            .Should().OnlyContain(x => x.EndsWith("/secrets.env"));
        (await _application.OnServerAsync("find /opt/visits -name secrets.env -printf '%m\\n' | sort -u")).Should().Be("600");
        _application.Log.All.Should().NotContain(x => x.Contains("p4ss w0rd"));
    }
}
