using System.Collections.Immutable;
using Serilog;
using Slipway.Compose;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Faults;
using Slipway.Servers;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>The pipeline, run for real with an application that knows nothing of Slipway; each test says what the server runs afterwards.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PipelineTests(SandboxFixture sandbox) : SecondApplicationTest(sandbox)
{
    [Fact]
    public async Task AnotherApplication_with_other_names_and_ports_is_deployed_and_smoke_tested_in_a_browser()
    {
        await Application.ChangeAsync("web/server.mjs", "<h1>Visits</h1>", "<h1>All visits</h1>");

        await Application.DeployAsync(Application.Smoke);

        var status = await Application.StatusAsync();
        status.Services.Keys.Should().BeEquivalentTo("cache", "core", "web", "proxy");
        status.Services.Values.Should().OnlyContain(x => x.State == "running" && x.Drift == null);
        status.InProgress.Should().BeNull();
        (await Application.OnServerAsync("readlink /opt/visits/current")).Should().Be($"releases/{status.Release}");
    }

    [Fact]
    public async Task A_changed_backend_replaces_the_backend_and_leaves_everything_else_running()
    {
        var before = await Application.RunningAsync();
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"There is nothing here, {Guid.NewGuid()}.");

        var plan = await Application.DeployAsync();

        Application.RoundTrips.Should().Be(9, "what this process knows already is not asked again: {0}", string.Join('\n', Application.Log.All.Where(x => x.Contains("$ ", StringComparison.Ordinal))));
        var after = await Application.RunningAsync();
        after["core"].Should().NotBe(before["core"]).And.StartWith(plan.Release.Services.Single(x => x.Name == "core").Image);
        after.Remove("core").Should().BeEquivalentTo(before.Remove("core"));
    }

    [Fact]
    public async Task A_changed_frontend_leaves_the_backend_s_container_untouched()
    {
        var before = await Application.RunningAsync();
        await Application.ChangeAsync("web/server.mjs", "<title>Visits</title>", $"<title>{Guid.NewGuid()}</title>");

        await Application.DeployAsync();

        var after = await Application.RunningAsync();
        after["web"].Should().NotBe(before["web"]);
        after.Remove("web").Should().BeEquivalentTo(before.Remove("web"));
    }

    [Fact]
    public async Task A_changed_Caddyfile_that_is_mounted_as_a_single_file_is_what_the_proxy_runs_with()
    {
        var comment = $"# {Guid.NewGuid()}";
        await Application.ChangeAsync("Caddyfile", "api.second.test {", $"{comment}\napi.second.test {{");

        await Application.DeployAsync();

        (await Application.OnServerAsync("docker exec visits-proxy-1 cat /etc/caddy/Caddyfile")).Should().Contain(comment);
    }

    [Fact]
    public async Task A_proxy_that_is_about_to_stop_when_the_deploy_is_interrupted_is_there_again_afterwards()
    {
        using var cancellation = new CancellationTokenSource();
        var checks = Application.Environment.Smoke!;
        using var client = Load.Client(new PublicAddresses(checks.Resolve), await Application.TrustedRootAsync(), TimeSpan.Zero);
        await Application.ChangeAsync("Caddyfile", "api.second.test {", $"# {Guid.NewGuid()}\napi.second.test {{");
        // The proxy finishes this one before it ends.
        var slow = Task.CompletedTask;
        Application.Logger = new LoggerConfiguration().WriteTo.Sink(new Strike(2, TimeSpan.FromMilliseconds(700), cancellation.CancelAsync))
            .WriteTo.Sink(new Strike(2, null, () =>
            {
                slow = client.GetAsync(new Uri("https://api.second.test/slow"));
                return Task.CompletedTask;
            })).CreateLogger();

        (await Application.Invoking(x => x.DeployAsync(cancellationToken: cancellation.Token)).Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);

        (await Application.OnServerAsync("sleep 3; docker ps --filter label=com.docker.compose.service=proxy --format '{{.Names}} {{.Ports}}'")).Should().MatchRegex("^visits-proxy-[0-9]+ .*:443->443");
        (await client.GetAsync(new Uri("https://api.second.test/visits"))).EnsureSuccessStatusCode().Dispose();
        await slow.ContinueWith(x => x.Exception, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_file_that_was_changed_on_the_server_is_drift_and_so_is_one_that_is_gone()
    {
        (await Application.StatusAsync()).Drift.Should().BeEmpty();
        await Application.OnServerAsync("cd /opt/visits && cp -a current/compose.json /tmp/compose.json && echo ' ' >> current/compose.json && mv files/*/Caddyfile /tmp/Caddyfile 2>/dev/null; ls -d files/* > /tmp/trees");

        var drift = (await Application.StatusAsync()).Drift;
        await Application.OnServerAsync("cd /opt/visits && cp -a /tmp/compose.json current/compose.json && [ ! -e /tmp/Caddyfile ] || mv /tmp/Caddyfile \"$(head -n 1 /tmp/trees)/Caddyfile\"");

        drift.Should().Contain(x => x.EndsWith("/compose.json was changed on the server", StringComparison.Ordinal))
            .And.Contain(x => x.EndsWith("/Caddyfile is gone from the server", StringComparison.Ordinal));
        (await Application.StatusAsync()).Drift.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_changed_means_an_empty_plan_and_not_a_byte_written()
    {
        var (containers, files) = (await Application.RunningAsync(), await Application.FilesAsync());

        var plan = await Application.DeployAsync();

        plan.IsEmpty.Should().BeTrue();
        Application.RoundTrips.Should().Be(1, "checks, retention and the gate ride on what is asked anyway");
        (await Application.RunningAsync()).Should().BeEquivalentTo(containers);
        (await Application.FilesAsync()).Should().Be(files);
    }

    [Fact]
    public async Task A_backend_that_never_becomes_healthy_leaves_the_old_release_serving_and_the_frontend_untouched()
    {
        var (before, release) = (await Application.RunningAsync(), (await Application.StatusAsync()).Release);
        await Application.ChangeAsync("core/server.py", "print(\"core listens on 9000\"", "print(\"no way to the cache\", flush=True); raise SystemExit(3)  # print(\"\"");
        await Application.ChangeAsync("web/server.mjs", "<h1>Visits</h1>", "<h1>Broken visits</h1>");

        var failure = (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<DeployFailedException>()).Which;

        failure.Outcome.Should().Be(DeployOutcome.PreviousServes);
        failure.ExitCode.Should().Be(4);
        failure.Message.Should().Contain("core").And.Contain("no way to the cache").And.Contain($"{release} serves on second");
        var after = await Application.RunningAsync();
        after.Select(x => $"{x.Key} {x.Value.Split(' ')[0]}").Should().BeEquivalentTo(before.Select(x => $"{x.Key} {x.Value.Split(' ')[0]}"));
        after.Remove("core").Should().BeEquivalentTo(before.Remove("core"));
        (await Application.StatusAsync()).Should().BeEquivalentTo(new { Release = release, InProgress = (string?)null });
    }

    [Fact]
    public async Task A_failed_smoke_test_brings_frontend_and_backend_back()
    {
        var before = await Application.RunningAsync();
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await Application.ChangeAsync("web/server.mjs", "<title>Visits</title>", $"<title>{Guid.NewGuid()}</title>");

        var deploy = () => Application.DeployAsync((_, _) => throw new SlipwayException("The page shows nothing."));

        (await deploy.Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);
        (await Application.RunningAsync()).Select(x => x.Value.Split(' ')[0]).Should().BeEquivalentTo(before.Select(x => x.Value.Split(' ')[0]));
    }

    [Fact]
    public async Task A_server_with_another_host_key_is_refused_before_anything_is_sent()
    {
        Application.Environment = Application.Environment with
        {
            Server = Application.Environment.Server with { HostKeys = ["SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] },
        };

        (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<SlipwayException>())
            .Which.Message.Should().Contain("SHA256:AAAA").And.Contain("host key");
    }

    [Fact]
    public async Task A_missing_variable_is_named_with_its_service_before_the_server_is_changed()
    {
        var (containers, files) = (await Application.RunningAsync(), await Application.FilesAsync());
        Application.Environment = Application.Environment with { Secrets = ImmutableDictionary<string, Secret>.Empty };

        (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<MissingVariablesException>())
            .Which.Message.Should().Contain("CACHE_PASSWORD").And.Contain("core");
        (await Application.RunningAsync()).Should().BeEquivalentTo(containers);
        (await Application.FilesAsync()).Should().Be(files);
    }

    [Fact]
    public async Task A_registry_that_is_down_is_one_clear_error_and_the_old_release_serves()
    {
        var containers = await Application.RunningAsync();
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await SandboxFixture.DockerAsync("stop", Sandbox.RegistryContainer);
        try
        {
            (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain(Sandbox.Registry);
        }
        finally
        {
            await SandboxFixture.DockerAsync("start", Sandbox.RegistryContainer);
        }

        (await Application.RunningAsync()).Should().BeEquivalentTo(containers);
    }

    [Fact]
    public async Task A_deploy_that_is_split_over_several_processes_goes_on_from_the_server_s_record()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using (var job = await Application.ConnectAsync())
            await Application.DeployBackendAsync(job);

        await using (var job = await Application.ConnectAsync())
            (await job.Invoking(x => x.DeployFrontendAsync()).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("has not passed its gate");
        await using (var job = await Application.ConnectAsync())
            await job.PassGateAsync();
        await using (var job = await Application.ConnectAsync())
            await job.DeployFrontendAsync();
        (await Application.StatusAsync()).InProgress.Should().NotBeNull();
        await using (var job = await Application.ConnectAsync())
            await job.CompleteAsync((_, _) => Task.CompletedTask);

        (await Application.StatusAsync()).InProgress.Should().BeNull();
        await using var reader = await Application.ConnectAsync();
        var last = (await reader.HistoryAsync()).Deploys[0];
        last.Targets.Keys.Should().BeEquivalentTo(["DeployBackend", "HealthGate", "Smoke"], "each noted its time before it ended, and nothing of the frontend had changed");
        last.Targets["DeployBackend"].Should().BeGreaterThan(0.3, "to start the container counts, which was the last that its process did");
    }

    [Fact]
    public async Task A_second_deploy_is_refused_with_the_name_of_the_one_that_runs()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await using var first = await Application.ConnectAsync();
        await Application.DeployBackendAsync(first);

        Application.Actor = "bob@desk";
        (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<SlipwayException>())
            .Which.Message.Should().Contain("ann@laptop").And.Contain("Nothing was changed");

        await first.PassGateAsync();
        await first.DeployFrontendAsync();
        await first.CompleteAsync((_, _) => Task.CompletedTask);
    }

    [Fact]
    public async Task No_secret_is_readable_on_the_server_but_in_the_release_s_own_file()
    {
        (await Application.OnServerAsync("grep -rlF 'p4ss w0rd' /opt/visits || true")).Split('\n')
            .Should().OnlyContain(x => x.EndsWith("/secrets.env"));
        (await Application.OnServerAsync("find /opt/visits -name secrets.env -printf '%m\\n' | sort -u")).Should().Be("600");
        Application.Log.All.Should().NotContain(x => x.Contains("p4ss w0rd"));
    }
}
