using Nuke.Common;
using Serilog;
using Slipway;
using Slipway.Operate;
using Slipway.Releases;

/// <summary>Visitors are asked to come back later.</summary>
partial class Build
{
    [Parameter("Maintenance: on or off; without it only says which it is")]
    readonly MaintenanceMode? Mode;

    /// <summary>Whether visitors reach the application.</summary>
    public enum MaintenanceMode
    {
        /// <summary>They get 503 and are asked to come back.</summary>
        On,

        /// <summary>They do.</summary>
        Off,
    }

    Target Maintenance => _ => _
        .Description("Answer visitors with 503 and a page, health excepted, without touching the proxy: --mode on or off")
        .Executes(SwitchMaintenance);

    Task SwitchMaintenance() => WithExitCode(async () =>
    {
        var deployment = await ConnectAsync();
        var maintenance = new MaintenanceSwitch(deployment);
        if (Mode == MaintenanceMode.On)
            await maintenance.RequireFollowedAsync(Cancelled);
        if (Mode is { } mode && !DryRun && await maintenance.SetAsync(mode == MaintenanceMode.On, Cancelled) && mode == MaintenanceMode.On)
            await CheckMaintenanceAsync((await deployment.StateAsync(Cancelled)).Current);
        var state = await maintenance.FindAsync(Cancelled);
        Log.Information("{State:l}", Said(state));
        if (Mode is not null && DryRun)
            Log.Information("Would turn it {Mode}", $"{Mode}".ToLowerInvariant());
        if (Json)
            Output.WriteLine(new MaintenanceReport(Chosen.Name, Chosen.Server.ToString(), state is not null, state?.Since, state?.By).ToJson());
    });

    /// <summary>Through the public addresses, so that it is known and not believed.</summary>
    async Task CheckMaintenanceAsync(Release? release)
    {
        try
        {
            if (release is not null)
                await SmokeAsync(release, Cancelled);
        }
        catch (SlipwayException exception)
        {
            throw new SlipwayException(
                $"Maintenance of {Chosen.Name} is on, but the public addresses do not answer so: {exception.Message}", $"./build.sh Maintenance --mode off --environment {Chosen.Name}", exception);
        }
    }

    string Said(MaintenanceState? state) => state is null
        ? $"Maintenance of {Chosen.Name} is off"
        : $"Maintenance of {Chosen.Name} is on{(state.Since is { } since ? $" since {since:u}" : "")}{(state.By is null ? "" : $", by {state.By}")}: visitors get 503, health is answered";
}
