using System.Collections.Immutable;
using Nuke.Common;
using Serilog;
using Slipway;
using Slipway.Operate;

/// <summary>The services that run: what they say, a command in one, a restart.</summary>
partial class Build
{
    static readonly int[] s_colours = [36, 33, 32, 35, 34, 31];

    [Parameter("Logs, Restart, Exec: names of services from the Compose files; without it all (Exec takes one)")]
    readonly string[] Service = [];

    [Parameter("Logs: only lines since a duration ago (90s, 10m, 1h30m) or a time (2026-11-28T14:05:00Z)")]
    readonly string? Since;

    [Parameter("Logs: lines of each service, from the end, or all. Default: 100, with --since all")]
    readonly string? Tail;

    [Parameter("Logs: go on with what comes, until Ctrl-C or the end of the containers")]
    readonly bool Follow;

    [Parameter("Exec: command line for sh in the container, such as 'ls -l /data'")]
    readonly string? Command;

    Target Logs => _ => _
        .Description("Lines of the containers that serve: --service, --since, --tail, --follow; --json")
        .Executes(PrintLogs);

    Target Restart => _ => _
        .Description("Restart services of the release that serves; without downtime where two may run. --dry-run prints the plan")
        .Executes(RestartServices);

    Target Exec => _ => _
        .Description("Run a command in a service's container: --service, --command; its exit code becomes the build's")
        .Requires(() => Command)
        .Executes(RunInContainer);

    Task PrintLogs() => WithExitCode(async () =>
    {
        var request = LogRequest.Of(Service, Since, Tail, Follow);
        var colours = new List<string>();
        var isOne = request.Services.Distinct().Count() == 1;
        await foreach (var line in new ServiceLogs(await ConnectAsync()).ReadAsync(request, Cancelled))
            Output.WriteLine(Json ? line.ToJson() : isOne ? line.Text : $"{Coloured(line.Service, colours)} | {line.Text}");
    });

    Task RestartServices() => WithExitCode(async () =>
    {
        var deployment = await ConnectAsync();
        var restart = new ServiceRestart(deployment);
        var plan = await restart.PlanAsync([.. Service], Cancelled);
        Log.Information("{Plan:l}", plan.Print(deployment.Where));
        if (!DryRun)
            await restart.RunAsync(plan, Cancelled);
        WritePlan(nameof(Restart), Chosen.Server, plan.Operations.Select(x => x.Describe()), plan.Release.Id);
    });

    Task RunInContainer() => WithExitCode(async () =>
    {
        var service = Service is [var one] ? one : throw new InvalidInputException("Exec runs its command in the container of one service.", "./build.sh Exec --service NAME --command 'ls -l'");
        if (DryRun)
        {
            Log.Information("Would run in {Service}", service);
            return;
        }

        var code = await new ServiceCommand(await ConnectAsync()).RunAsync(service, Command!, line => (line.IsError ? Console.Error : Output).WriteLine(line.Text), Cancelled);
        if (code == 0)
            return;
        ExitCode = code;
        throw new InvalidOperationException($"The command in {service} on {Chosen.Server} ended with exit code {code}");
    });

    /// <summary>A service's name, padded so that the lines of usual names begin below one another; coloured on a terminal only.</summary>
    static string Coloured(string service, List<string> seen)
    {
        if (!seen.Contains(service))
            seen.Add(service);
        var name = service.PadRight(12);
        return HasColours ? $"\u001b[{s_colours[seen.IndexOf(service) % s_colours.Length]}m{name}\u001b[0m" : name;
    }

    static bool HasColours => !Console.IsOutputRedirected && Variable("NO_COLOR").Length == 0 && Variable("CI").Length == 0 && Variable("TERM") != "dumb";

    static string Variable(string name) => System.Environment.GetEnvironmentVariable(name) ?? "";
}
