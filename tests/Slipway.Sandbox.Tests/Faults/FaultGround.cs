using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Rollouts;
using Slipway.Servers;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>A server that things go wrong on, with the second application, whose answers tell which version of each part gives them.</summary>
internal sealed partial class FaultGround : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, string> _digests = [];
    private HttpClient? _client;

    private FaultGround(SandboxFixture sandbox, SecondApplication application) => (Sandbox, Application) = (sandbox, application);

    public SandboxFixture Sandbox { get; }

    public SecondApplication Application { get; }

    public string Container => Application.Checkout.Server.Container;

    /// <summary>What is checked out.</summary>
    public Versions Wanted { get; private set; } = new(0, 0, 0);

    /// <summary>A server on which the application serves.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The ground owns the application; who prepares it disposes it.")]
    public static async Task<FaultGround> PrepareAsync(SandboxFixture sandbox, bool hasSmallDisk)
    {
        var ground = new FaultGround(sandbox, await SecondApplication.CheckOutAsync(sandbox, hasSmallDisk ? "faults-small" : "faults"));
        if (hasSmallDisk)
            await SmallDisk.MountAsync(ground);
        await ground.Application.ChangeAsync("core/server.py", "There is nothing here.", Core(ground.Wanted));
        await ground.Application.ChangeAsync("web/server.mjs", "<title>Visits</title>", Web(ground.Wanted));
        await ground.Application.ChangeAsync("Caddyfile", "api.second.test {", Edge(ground.Wanted));
        await ground.ShipAsync();
        await ground.Application.DeployAsync();
        await ground.ConnectAsync();
        return ground;
    }

    /// <summary>Commits new versions of parts, and has their images in the registry.</summary>
    public async Task ChangeAsync(bool core = true, bool web = true, bool edge = true)
    {
        var (old, next) = (Wanted, Wanted.Next(core, web, edge));
        if (core)
            await Application.ChangeAsync("core/server.py", Core(old), Core(next));
        if (web)
            await Application.ChangeAsync("web/server.mjs", Web(old), Web(next));
        if (edge)
            await Application.ChangeAsync("Caddyfile", Edge(old), Edge(next));
        Wanted = next;
        await ShipAsync();
        // So that every deploy has something to pull.
        await OnServerAsync("docker image prune --all --force");
    }

    /// <summary>How many operations the plan for what is checked out has.</summary>
    public async Task<int> CountOperationsAsync()
    {
        await using var deployment = await Application.ConnectAsync();
        return (await deployment.PlanAsync(await Application.RenderAsync(deployment))).Operations.Length;
    }

    /// <summary>Waits until what serves is of one piece: the old release, the new one, or the new one up to a gate.</summary>
    /// <returns>Which; null and the reason where it never is.</returns>
    public async Task<(string? Serves, string Seen)> SettleAsync(Versions old, Versions next)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (serves, seen) = await SeeAsync(old, next);
            if (serves is not null || TimeProvider.System.GetElapsedTime(started) > s_patience)
                return (serves, seen);
            await Task.Delay(s_pause, TimeProvider.System);
        }
    }

    /// <summary>The next deploy, by hand: again where the lock of one that the network swallowed has still some seconds to live.</summary>
    public async Task<RolloutPlan> DeployAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await Application.DeployAsync();
            }
            catch (SlipwayException exception) when (exception.Message.Contains("Another deploy is changing", StringComparison.Ordinal) && TimeProvider.System.GetElapsedTime(started) < s_patience)
            {
                await Task.Delay(s_pause, TimeProvider.System);
            }
        }
    }

    /// <summary>What is not as it is after an ordinary deploy of what is checked out.</summary>
    public async Task<List<string>> FindProblemsAsync(RolloutPlan plan)
    {
        var problems = new List<string>();
        var (serves, seen) = await SeeAsync(Wanted, Wanted);
        if (serves is null)
            problems.Add($"after the next deploy: {seen}");
        var status = await Application.StatusAsync();
        if (status.Release != plan.Release.Id || status.InProgress is not null)
            problems.Add($"Status says {status.Release}, in progress {status.InProgress}, instead of {plan.Release.Id}");
        problems.AddRange(status.Services.Where(x => x.Value.Drift is not null).Select(x => $"{x.Key} {x.Value.Drift}"));
        var containers = await OnServerAsync("docker ps --all --filter label=com.docker.compose.project=visits --format '{{.Names}} {{.State}}' | sort | tr '\\n' ' '");
        // One container for each service; one whose switch was cut between removing the old and renaming the new keeps its higher number.
        if (!Regex.IsMatch(containers.Trim(), @"^visits-cache-\d+ running visits-core-\d+ running visits-proxy-\d+ running visits-web-\d+ running$"))
            problems.Add($"containers: {containers}");
        var leftovers = await OnServerAsync("cd /opt/visits && ls -d *.tmp* releases/*.tmp* files/*.tmp* progress.json 2>/dev/null || true");
        if (leftovers.Length > 0)
            problems.Add($"left in /opt/visits: {leftovers}");
        return problems;
    }

    /// <summary>Somebody else deploys the same, meanwhile.</summary>
    public async Task BeRefusedAsync()
    {
        using var other = new SecondApplication(Application.Checkout) { Actor = "bob@desk" };
        try
        {
            if (await other.DeployAsync() is { IsEmpty: false } plan)
                throw new InvalidOperationException($"A second deploy was not refused; it ran {string.Join("; ", plan.Operations)}");
        }
        catch (SlipwayException exception) when (exception.Message.Contains(Application.Actor, StringComparison.Ordinal) && exception.Message.Contains("Nothing was changed", StringComparison.Ordinal))
        {
            // As it should be.
        }
    }

    public async Task StartRegistryAsync()
    {
        await SandboxFixture.DockerAsync("start", Sandbox.RegistryContainer);
        using var client = new HttpClient();
        await SmokeUntilAsync(() => client.GetAsync(new Uri($"http://{Sandbox.Registry}/v2/")));
    }

    public Task ReadyAsync() => SandboxFixture.DockerAsync("exec", Container, "timeout", "60", "slipway-server-ready");

    /// <summary>Runs lines of shell on the server as root, not through SSH.</summary>
    public Task<string> OnServerAsync(string lines) => SandboxFixture.DockerAsync("exec", Container, "sh", "-c", lines);

    public void Dispose()
    {
        _client?.Dispose();
        Application.Dispose();
    }

    private static string Core(Versions versions) => $"There is nothing here, {versions.Core}.";

    private static string Web(Versions versions) => $"<title>Visits {versions.Web}</title>";

    private static string Edge(Versions versions) => $"api.second.test {{\n\theader Edge {versions.Edge}";

    private async Task ShipAsync()
    {
        var versions = (string[])[$"core {Wanted.Core}", $"web {Wanted.Web}"];
        if (versions.All(_digests.ContainsKey))
            return;
        foreach (var image in (await Application.ShipAsync()).Images)
            _digests[versions.Single(x => x.StartsWith(image.Name, StringComparison.Ordinal))] = image.Digest;
    }

    private async Task ConnectAsync()
    {
        await using var deployment = await Application.ConnectAsync();
        var checks = Application.Environment.Smoke!;
        _client = Load.Client(new PublicAddresses(checks.Resolve), await deployment.ReadFileAsync(checks.TrustedRoot!), TimeSpan.Zero);
        _client.Timeout = TimeSpan.FromSeconds(5);
    }

    private async Task<(string? Serves, string Seen)> SeeAsync(Versions old, Versions next)
    {
        try
        {
            var answers = new HashSet<Versions>();
            for (var i = 0; i < 10; i++)
                answers.Add(await AskAsync());
            var seen = string.Join(" and ", answers);
            if (answers.Count > 1 || answers.Single().Between(old, next) is not { } serves)
                return (null, $"{seen} answer, of {old} → {next}");
            return await RunsAsync(answers.Single()) ? (serves, seen) : (null, $"{seen} answer, but Docker runs {await RunningAsync()}");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or FormatException)
        {
            return (null, exception.Message);
        }
    }

    private async Task<Versions> AskAsync()
    {
        using var api = await _client!.GetAsync(new Uri("https://api.second.test/nothing"));
        var page = await _client.GetStringAsync(new Uri("https://www.second.test/"));
        await _client.GetStringAsync(new Uri("https://api.second.test/visits"));
        return new Versions(
            Number(Here().Match(await api.Content.ReadAsStringAsync())),
            Number(Title().Match(page)),
            api.Headers.TryGetValues("Edge", out var edge) ? int.Parse(edge.Single()) : -1);
    }

    private async Task<bool> RunsAsync(Versions versions)
    {
        var running = await RunningAsync();
        return running.Contains(_digests[$"core {versions.Core}"], StringComparison.Ordinal) && running.Contains(_digests[$"web {versions.Web}"], StringComparison.Ordinal);
    }

    private Task<string> RunningAsync() => OnServerAsync("docker ps --no-trunc --filter label=com.docker.compose.project=visits --format '{{.Names}} {{.Image}}'");

    private static int Number(Match match) => match.Success ? int.Parse(match.Groups[1].Value) : throw new FormatException($"An answer that no version gives.");

    private static async Task SmokeUntilAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                (await ask()).Dispose();
                return;
            }
            catch (HttpRequestException) when (TimeProvider.System.GetElapsedTime(started) < s_patience)
            {
                await Task.Delay(s_pause, TimeProvider.System);
            }
        }
    }

    [GeneratedRegex(@"nothing here, (\d+)\.")]
    private static partial Regex Here();

    [GeneratedRegex(@"<title>Visits (\d+)</title>")]
    private static partial Regex Title();
}
