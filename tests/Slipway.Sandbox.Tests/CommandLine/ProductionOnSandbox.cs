using System.Text.Json;
using System.Text.RegularExpressions;
using CliWrap;
using Slipway.Sandbox.Tests.Monitoring;

namespace Slipway.Sandbox.Tests.CommandLine;

/// <summary>Production as it is, on the sandbox's server: what watches it runs, sees everything there is, and raises alerts.</summary>
internal sealed partial class ProductionOnSandbox : IDisposable
{
    private static readonly string[] s_production = ["--environment", "production", "--on-sandbox"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly HttpClient _client = new();
    private readonly Dictionary<string, string> _pages;

    private ProductionOnSandbox(Dictionary<string, string> pages) => _pages = pages;

    public static async Task CheckAsync(BuildScript build)
    {
        var qa = await build.RunAsync("DeployQa", "--on-sandbox", "--dry-run");
        qa.StandardOutput.Should().Contain("Memory limits: 5 GB for 5 services. Published: caddy 80/tcp, 443/tcp, 443/udp").And.NotContain("prometheus");

        var deploy = await build.RunAsync("SandboxUp", "DeployProduction", "--on-sandbox");
        deploy.ExitCode.Should().Be(0, deploy.StandardOutput + deploy.StandardError);
        deploy.StandardOutput.Should().MatchRegex(@"Memory limits: [\d.]+ GB for 10 services\. Published: caddy 80/tcp, 443/tcp, 443/udp\n");
        var backup = await build.RunAsync(["Backup", .. s_production]);
        backup.ExitCode.Should().Be(0, backup.StandardOutput);

        await OpenAsync(build, async production =>
        {
            await production.EveryTargetIsUpAsync();
            await production.AnAlertReachesAlertmanagerAsync();
            await production.TheDeployAndTheBackupAreToldAsync(ReleaseIn(deploy.StandardOutput));
            await production.EveryDashboardHasItsMetricsAsync();
            await production.NothingIsKeptForeverAsync();
            await production.AlertmanagerTellsItsReceiverAsync();
        });
        (await build.AnswerAsync("https://api.example.com/metrics")).Should().Be("404", "metrics are nobody's business outside");
        (await build.AnswerAsync("https://api.example.com/metrics", "--header", "Host: api.example.com:9464")).Should().Be("404");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Certificates of Caddy's own authority live for hours, so that the alert of their end is a true one here.</summary>
    private Task AnAlertReachesAlertmanagerAsync() => UntilAsync("alertmanager", "/api/v2/alerts", alerts => Problem(
        alerts.EnumerateArray().Any(x => x.GetProperty("labels").GetProperty("alertname").GetString() == "CertificateExpires"), $"no alert of a certificate: {alerts}"));

    /// <summary>Nobody listens at the receiver's address here: what counts is that Alertmanager read it from its file and went there.</summary>
    private Task AlertmanagerTellsItsReceiverAsync() => UntilAsync("prometheus", Query("alertmanager_notifications_total{integration=\"webhook\"} > 0"), HasResult);

    private Task NothingIsKeptForeverAsync() => UntilAsync("prometheus", "/api/v1/status/flags", answer =>
    {
        var flag = (string name) => answer.GetProperty("data").GetProperty($"storage.tsdb.retention.{name}").GetString();
        return Problem(flag("time") == "30d" && flag("size") is "4GB" or "4GiB", $"retention is {flag("time")}, {flag("size")}");
    });

    private Task EveryTargetIsUpAsync() => UntilAsync("prometheus", "/api/v1/targets?state=active", answer =>
    {
        var targets = answer.GetProperty("data").GetProperty("activeTargets").EnumerateArray()
            .Select(x => (Job: x.GetProperty("labels").GetProperty("job").GetString(), Health: x.GetProperty("health").GetString(), Error: x.GetProperty("lastError").GetString())).ToArray();
        string[] wanted = ["address", "alertmanager", "backend", "blackbox", "caddy", "node", "postgres", "prometheus"];
        return Problem(
            targets.Select(x => x.Job).Distinct().Order().SequenceEqual(wanted) && targets.All(x => x.Health == "up"),
            $"not every target is up: {string.Join("; ", targets.Select(x => $"{x.Job} {x.Health} {x.Error}"))}");
    });

    private async Task TheDeployAndTheBackupAreToldAsync(string release)
    {
        await UntilAsync("prometheus", Query($"deployment_info{{environment=\"production\",outcome=\"deployed\",release=\"{release}\"}}"), HasResult);
        await UntilAsync("prometheus", Query("time() - backup_last_success_timestamp_seconds < 600"), HasResult);
        await UntilAsync("prometheus", Query("probe_success == 1 and on (instance) probe_ssl_earliest_cert_expiry > time()"), HasResult);
    }

    /// <summary>All but those of cAdvisor, which has no Debian package.</summary>
    private Task EveryDashboardHasItsMetricsAsync() => UntilAsync("prometheus", "/api/v1/label/__name__/values", answer =>
    {
        var missing = Dashboards.Metrics.Where(x => !x.StartsWith("container_", StringComparison.Ordinal))
            .Except(answer.GetProperty("data").EnumerateArray().Select(x => x.GetString()!)).ToArray();
        return Problem(missing.Length == 0, $"dashboards ask for what nobody measures: {string.Join(", ", missing)}");
    });

    /// <summary>Opens it as a person does, and closes it with Ctrl-C.</summary>
    private static async Task OpenAsync(BuildScript build, Func<ProductionOnSandbox, Task> action)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new TaskCompletionSource();
        using var interrupt = new CancellationTokenSource();
        using var kill = new CancellationTokenSource();
        var said = new List<string>();
        var running = build.Command(["Monitoring", .. s_production]).WithStandardOutputPipe(PipeTarget.ToDelegate(line =>
        {
            said.Add(line);
            if (Page().Match(line) is { Success: true } page)
                pages[page.Groups["service"].Value] = page.Groups["address"].Value;
            if (line.Contains("Ctrl-C closes them", StringComparison.Ordinal))
                open.TrySetResult();
        })).ExecuteAsync(kill.Token, interrupt.Token);
        try
        {
            await Task.WhenAny(open.Task, running.Task);
            open.Task.IsCompleted.Should().BeTrue(string.Join('\n', said));
            pages.Keys.Should().BeEquivalentTo("prometheus", "alertmanager");
            using var production = new ProductionOnSandbox(pages);
            await action(production);
        }
        finally
        {
            await interrupt.CancelAsync();
            kill.CancelAfter(TimeSpan.FromSeconds(20));
            await running.Task.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task UntilAsync(string service, string path, Func<JsonElement, string?> problem)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (problem(JsonDocument.Parse(await _client.GetStringAsync(_pages[service] + path)).RootElement) is { } reason)
        {
            TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(s_patience, reason);
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        }
    }

    private static string? HasResult(JsonElement answer) =>
        Problem(answer.GetProperty("data").GetProperty("result").GetArrayLength() > 0, $"the query has no result: {answer}");

    private static string? Problem(bool holds, string reason) => holds ? null : reason;

    private static string Query(string expression) => $"/api/v1/query?query={Uri.EscapeDataString(expression)}";

    private static string ReleaseIn(string output) => Release().Match(output).Groups["release"].Value;

    [GeneratedRegex(@" (?<service>[a-z]+) +(?<address>http://127\.0\.0\.1:\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    [GeneratedRegex(@" (?<release>\S+) is the current release of production", RegexOptions.ExplicitCapture)]
    private static partial Regex Release();
}
