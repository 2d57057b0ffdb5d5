using CliWrap;
using CliWrap.Buffered;
using Slipway.Sandbox.Tests.Compose;

namespace Slipway.Sandbox.Tests.Monitoring;

/// <summary>Prometheus' own tools, of the version that Debian has, on the files that production gets.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RulesTests(SandboxFixture sandbox) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slipway-rules-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_configuration_of_everything_that_watches_is_valid()
    {
        // One query of a dashboard is one rule here, so that it is read by what will answer it.
        var rules = Dashboards.Queries.Select((x, i) => $"  - record: query:{i}\n    expr: |\n      {x}\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "queries.yml"), $"groups:\n- name: dashboards\n  rules:\n{string.Concat(rules)}");

        var said = await RunAsync(
            """
            promtool check config /etc/prometheus/prometheus.yml &&
            promtool check rules --lint=all --lint-fatal /work/queries.yml &&
            amtool check-config /etc/alertmanager/alertmanager.yml &&
            blackbox_exporter --config.check --config.file=/etc/blackbox/blackbox.yml
            """);

        said.Should().Contain("SUCCESS: /etc/prometheus/prometheus.yml is valid").And.Contain($"SUCCESS: {Dashboards.Queries.Count} rules found").And.Contain("1 receivers");
    }

    [Fact]
    public async Task Every_alert_is_raised_by_what_it_is_for_and_by_nothing_less()
    {
        var tests = Directory.GetFiles(Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Monitoring", "rules"), "*.yml");
        // One that is raised has a line of its own; "exp_alerts: []" stands behind those that are not.
        var raised = tests.SelectMany(File.ReadAllLines).Select(x => x.Trim()).Where(x => x.StartsWith("alertname: ", StringComparison.Ordinal)).Select(x => x["alertname: ".Length..]).Distinct();
        var alerts = Directory.GetFiles(Path.Combine(SandboxFixture.Root, "docker", "prometheus", "rules")).SelectMany(File.ReadAllLines)
            .Select(x => x.Trim()).Where(x => x.StartsWith("- alert: ", StringComparison.Ordinal)).Select(x => x["- alert: ".Length..]);
        raised.Should().BeEquivalentTo(alerts, "an alert without a test is one that nobody has seen");

        foreach (var test in tests)
            File.Copy(test, Path.Combine(_folder, Path.GetFileName(test)));
        (await RunAsync("promtool test rules /work/*.yml")).Should().Contain("SUCCESS").And.NotContain("FAILED");
    }

    [Fact]
    public async Task What_the_sandbox_leaves_out_is_what_has_no_package_and_nothing_else()
    {
        Targets("docker", "sandbox", "prometheus-targets").Should().Equal(Targets("docker", "prometheus", "targets").Where(x => !x.Contains("cadvisor") && !x.Contains("grafana")));
        (await File.ReadAllTextAsync(Path.Combine(SandboxFixture.Root, "docker", "sandbox", "compose.remote.yaml"))).Should().Contain("cadvisor: { profiles: !override").And.Contain("grafana: { profiles: !override");
    }

    [Fact]
    public async Task Everything_that_has_metrics_is_a_target_and_every_target_is_a_service()
    {
        var services = (await RepositoryCompose.Production.RenderAsync())["services"]!.AsObject().Select(x => x.Key).ToArray();
        var hosts = Targets("docker", "prometheus", "targets").Select(x => x.Split('"')[1].Split(':')[0]).Select(x => x == "localhost" ? "prometheus" : x).ToArray();

        hosts.Should().BeSubsetOf(services).And.BeEquivalentTo([.. RepositoryCompose.Watchers, "caddy"]);
    }

    private static IEnumerable<string> Targets(params string[] folder) =>
        File.ReadAllLines(Path.Combine([SandboxFixture.Root, .. folder, "services.yml"])).Where(x => x.StartsWith('-'));

    private async Task<string> RunAsync(string script)
    {
        await SandboxImages.EnsureAsync(new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(Environment.IsPrivilegedProcess) }, [SandboxImage.Monitoring]);
        string Mount(string name) => $"{Path.Combine(SandboxFixture.Root, "docker", name)}:/etc/{name}:ro";
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var result = await Cli.Wrap("docker").WithArguments(
        [
            "run", "--rm", "--label", $"dev.slipway.sandbox={sandbox.Name}", "--network", "none", "--volume", Mount("prometheus"), "--volume", Mount("alertmanager"), "--volume", Mount("blackbox"),
            "--volume", $"{_folder}:/work:ro", SandboxImage.Monitoring.Local, "sh", "-c", script,
        ]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
        return result.StandardOutput + result.StandardError;
    }
}
