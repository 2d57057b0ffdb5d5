using System.Text.Json;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.Releases;
using Slipway.Sandbox;

/// <summary>The sandbox, and what is asked of servers between deploys.</summary>
partial class Build
{
    [Parameter("Print JSON for a script and nothing else: Status, History, Logs, Secrets, Backup, Doctor, Maintenance what there is; deploys, Rollback, Restart, RestoreBackup, Prune, Provision the steps of the plan")]
    readonly bool Json;

    [Parameter("SandboxDown: remove the images that were built for it too, and stop the Docker engine if Slipway started it; sandboxes with other names stay")]
    readonly bool All;

    [Parameter("Rollback: id or version of the release to bring back; without it the one that served before")]
    readonly string? To;

    [Parameter("History: how many deploys, newest first")]
    readonly int Last = 20;

    Target SandboxUp => _ => _
        .Description("Start the sandbox: a server, a registry and their keys on this machine")
        .Executes(StartSandbox);

    Target SandboxDown => _ => _
        .Description("Remove the sandbox to the last label")
        .Executes(RemoveSandbox);

    Target Status => _ => _
        .Description("What the environment's server runs")
        .Executes(PrintStatus);

    Target Rollback => _ => _
        .Description("Bring back an earlier release, whole, from what is on the server")
        .Executes(RollBack);

    Target History => _ => _
        .Description("How the deploys to the environment's server ended")
        .Executes(PrintHistory);

    Task StartSandbox() => WithExitCode(async () =>
    {
        if (DryRun)
        {
            Log.Information(LocalSandbox.Find(SandboxOptions) is null ? "Would start the sandbox {Name}" : "The sandbox {Name} is there", SandboxOptions.Name);
            return;
        }

        await EnsurePrerequisites();
        await SandboxImages.EnsureAsync(PrerequisiteOptions, [SandboxImage.Registry, SandboxImage.Server, .. SandboxOptions.Images, .. Environments.SandboxBaseImages]);
        var sandbox = await LocalSandbox.UpAsync(SandboxOptions);
        ReportSummary(_ => _.AddPair("Server", sandbox.Servers[0].Server.ToString()).AddPair("Registry", sandbox.Registry));
    });

    async Task RemoveSandbox()
    {
        if (DryRun)
        {
            Log.Information("Would remove the sandbox {Name}", SandboxOptions.Name);
            return;
        }

        await LocalSandbox.DownAsync(SandboxOptions, images: All);
        if (All)
            await DockerEngine.StopAsync(PrerequisiteOptions);
    }

    Task PrintStatus() => WithExitCode(async () =>
    {
        var status = await (await ConnectAsync()).StatusAsync();
        if (Json)
        {
            Output.WriteLine(JsonSerializer.Serialize(status, ReleaseJson.Default.StatusReport));
            return;
        }

        Log.Information("{Environment} on {Server} runs {Release} (commit {Commit}, since {Since:u})", status.Environment, status.Server, status.Release ?? "nothing", status.Commit, status.Since);
        if (status.Maintenance is not null)
            Log.Warning("{Maintenance:l}", Said(status.Maintenance));
        if (status.InProgress is not null)
            Log.Warning("Release {Release} is in progress", status.InProgress);
        if (status.DailyBackup?.Problem(TimeProvider.System.GetUtcNow()) is { } missing)
            Log.Warning("{Missing:l}", missing);
        else if (status.DailyBackup is { } daily)
            Log.Information("  The newest daily backup is {Newest:l}", daily.Newest);
        foreach (var drift in status.Drift)
            Log.Warning("  {Drift:l}", drift);
        foreach (var (name, service) in status.Services.OrderBy(x => x.Key, StringComparer.Ordinal))
            Log.Information("  {Service,-16} {State,-8} {Health,-9} {Image}{Drift}", name, service.State, service.Health ?? "", service.Image ?? "", (service.Drift is null ? "" : $"  ({service.Drift})") + (service.WarmSeconds is { } left ? $"  (the one before stays warm for {left} s)" : ""));
    });

    Task RollBack() => WithExitCode(async () =>
    {
        var deployment = await ConnectAsync();
        var plan = await deployment.PlanRollbackAsync(To, Cancelled);
        Log.Information("{Plan:l}", plan.Print($"{Chosen.Name} on {Chosen.Server}"));
        ReportSummary(_ => _.AddPair("Release", plan.Release.Id));
        if (!DryRun)
        {
            if (!plan.ChangesEdge)
                ReadTrustedRootEarly(deployment);
            await Told(() => deployment.RollBackAsync(plan, SmokeAsync, Cancelled));
            ReportRoundTrips(deployment);
        }

        WritePlan(nameof(Rollback), Chosen.Server, plan.Operations.Select(x => x.Describe()), plan.Release.Id);
    });

    Task PrintHistory() => WithExitCode(async () =>
    {
        if (Last < 1)
            throw new InvalidInputException($"--last {Last} is not a number of deploys.", "./build.sh History --last 20");
        var history = await (await ConnectAsync()).HistoryAsync(Cancelled);
        history = history with { Deploys = [.. history.Deploys.Take(Last)] };
        if (Json)
        {
            Output.WriteLine(JsonSerializer.Serialize(history, ReleaseJson.Default.HistoryReport));
            return;
        }

        Log.Information("{Environment} on {Server} runs {Release}", history.Environment, history.Server, history.Current ?? "nothing");
        foreach (var deploy in history.Deploys)
            Log.Information(
                "  {EndedAt:yyyy-MM-dd HH:mm:ss}Z {Outcome,-10:l} {Seconds,7:0.0} s  {Release:l} (commit {Commit:l}) by {Actor:l}{Kept:l}",
                deploy.EndedAt.UtcDateTime, deploy.Outcome.ToString(), deploy.Seconds, deploy.Release, deploy.Commit ?? "unknown", deploy.Actor, deploy.IsKept ? "" : "; no longer on the server");
    });

    Task EnsurePrerequisites() =>
        DockerEngine.EnsureAsync(PrerequisiteOptions, [Prerequisite.Chromium, Prerequisite.Certutil, Prerequisite.OpenSshClient]);
}
