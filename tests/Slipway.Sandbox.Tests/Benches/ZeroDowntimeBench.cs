using System.Globalization;
using CliWrap;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Benches;

/// <summary>
/// <c>tests/bench/zero-downtime</c>: a steady load through the proxy while backend and frontend are deployed again and again and
/// rolled back, and the same load while plain <c>docker compose up -d</c> does it.
/// </summary>
internal static class ZeroDowntimeBench
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "zero-downtime";

    private const string SessionShare = "/proc/self/autogroup";

    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(15);

    /// <param name="arguments">Requests a second, deploys, rollbacks.</param>
    public static Task<int> RunAsync(string[] arguments) =>
        SandboxFixture.UseAsync(sandbox => MeasureAsync(sandbox, Number(arguments[0]), Number(arguments[1]), Number(arguments[2])));

    private static async Task<int> MeasureAsync(SandboxFixture sandbox, int rate, int deploys, int rollbacks)
    {
        using var application = await SecondApplication.CheckOutAsync(sandbox);
        application.WarmWindow = TimeSpan.FromSeconds(60);
        application.Retention = new(deploys + 2);
        for (var version = deploys; version >= 0; version--)
        {
            await SetAsync(application, version);
            await application.ShipAsync();
        }

        await application.DeployAsync();
        var (load, before, changing) = await ChangeUnderLoadAsync(application, rate, deploys, rollbacks);
        var control = await PlainAsync(application, rate);
        foreach (var failure in load.Failures)
            Console.WriteLine(failure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p99 before {before.TotalMilliseconds:0.0} ms, meanwhile {changing.TotalMilliseconds:0.0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"requests {load.Requests} failed {load.Failures.Length} p99_ratio {changing / before:0.00} control_failed {control}"));
        return load.Failures.IsEmpty && control > 0 ? 0 : 1;
    }

    private static async Task<(LoadResult Load, TimeSpan Before, TimeSpan Changing)> ChangeUnderLoadAsync(SecondApplication application, int rate, int deploys, int rollbacks)
    {
        var load = await LoadProcess.StartAsync(application, rate);
        await using (load)
        {
            await StepBackAsync();
            // Connections are made and code is compiled in the first seconds.
            await Task.Delay(s_quiet, TimeProvider.System);
            var quiet = load.Now;
            await Task.Delay(s_quiet, TimeProvider.System);
            var changing = load.Now;
            var changes = new List<(string What, TimeSpan From, TimeSpan To)>();
            for (var version = 1; version <= deploys; version++)
            {
                await SetAsync(application, version);
                changes.Add(await SayAsync($"deploy {version}", load, () => application.DeployAsync()));
            }

            for (var rollback = 1; rollback <= rollbacks; rollback++)
                changes.Add(await SayAsync($"rollback {rollback}", load, application.RollBackAsync));
            var end = load.Now;
            var result = await load.StopAsync();
            foreach (var (what, from, to) in changes)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: p99 {P99(result, from, to).TotalMilliseconds:0.0} ms"));
            return (result, P99(result, quiet, changing), P99(result, changing, end));
        }
    }

    /// <summary>What a person types who has no pipeline: the server's files of another release, and <c>up -d</c>.</summary>
    private static async Task<int> PlainAsync(SecondApplication application, int rate)
    {
        var load = await LoadProcess.StartAsync(application, rate);
        await using (load)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
            await application.OnServerAsync(
                """
                cd /opt/visits
                other=$(ls -1 releases | grep -v "$(basename "$(readlink current)")" | head -n 1)
                docker compose -p visits --env-file "releases/$other/secrets.env" -f "releases/$other/compose.json" up -d 2>&1
                """);
            return (await load.StopAsync()).Failures.Length;
        }
    }

    private static async Task<(string What, TimeSpan From, TimeSpan To)> SayAsync(string what, LoadProcess load, Func<Task> action)
    {
        var started = load.Now;
        await action();
        var ended = load.Now;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {(ended - started).TotalSeconds:0.0} s"));
        return (what, started, ended);
    }

    private static async Task SetAsync(SecondApplication application, int version)
    {
        await application.ReplaceAsync("core/server.py", "\"There is nothing here[^\"]*\"", $"\"There is nothing here, says version {version}.\"");
        await application.ReplaceAsync("web/server.mjs", "<title>[^<]*</title>", $"<title>Visits, version {version}</title>");
    }

    /// <summary>A deploy is typed on another machine than the server: here it takes only the processor time that nobody else wants.</summary>
    private static async Task StepBackAsync()
    {
        await Cli.Wrap("renice").WithArguments(["-n", "19", "-p", .. Directory.GetDirectories("/proc/self/task").Select(x => Path.GetFileName(x)!)])
            .WithValidation(CommandResultValidation.None).ExecuteAsync();
        // Where sessions share the processor evenly, being nice to others counts within one's own only.
        if (File.Exists(SessionShare))
            await File.WriteAllTextAsync(SessionShare, "19");
    }

    private static TimeSpan P99(LoadResult load, TimeSpan from, TimeSpan to)
    {
        var took = load.Answers.Where(x => x.At >= from && x.At < to).Select(x => x.Took).Order().ToArray();
        return took[took.Length * 99 / 100];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
