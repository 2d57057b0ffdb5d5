using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway.Operate;

/// <summary>Backups of the database, and the way back from one.</summary>
partial class Build
{
    [Parameter("Backup: only show those that are on the server; Secrets: only what is needed and set here, without asking the server")]
    readonly bool List;

    [Parameter("Backups of the database that stay on the server, the new one included. Default: what build/Environments.cs says, else 7")]
    readonly int? KeepBackups;

    [Parameter("RestoreBackup: name of the backup, as Backup --list shows it")]
    readonly string? From;

    [Parameter("RestoreBackup: the environment's name, typed by whoever means it", Name = "Confirm")]
    readonly string? Confirmed;

    Target Backup => _ => _
        .Description("Back the database up on its server and read the backup back; --list shows those that are there, with --json for scripts")
        .Executes(BackUpDatabase);

    Target RestoreBackup => _ => _
        .Description("Make a backup the database that serves, or change nothing: --from, --confirm. --dry-run prints the plan")
        .Executes(RestoreDatabase);

    Task BackUpDatabase() => WithExitCode(async () =>
    {
        var operation = DatabaseBackups.Plan(Chosen);
        var deployment = await ConnectAsync();
        var backups = new DatabaseBackups(deployment);
        if (List)
        {
            await ListBackupsAsync(backups);
            return;
        }

        if (DryRun)
        {
            Log.Information("Would {Operation:l} of {Where:l}", operation.Describe(), deployment.Where);
            WritePlan(nameof(Backup), Chosen.Server, [operation.Describe()]);
            return;
        }

        var taken = await backups.TakeAsync(Cancelled);
        Log.Information("Took {Backup} of {Where:l}", taken.Name, deployment.Where);
        ReportSummary(_ => _.AddPair("Backup", taken.Name));
        if (Json)
            Output.WriteLine(new BackupReport(Chosen.Name, Chosen.Server.ToString(), [taken]).ToJson());
    });

    async Task ListBackupsAsync(DatabaseBackups backups)
    {
        var report = await backups.ListAsync(Cancelled);
        if (Json)
            Output.WriteLine(report.ToJson());
        else if (report.Backups.IsEmpty)
            Log.Information("No backup is on {Server}", report.Server);
        else
            foreach (var line in report.Table())
                Log.Information("{Line:l}", line);
    }

    Task RestoreDatabase() => WithExitCode(async () =>
    {
        var deployment = await ConnectAsync();
        var restore = new DatabaseRestore(deployment);
        var plan = await restore.PlanAsync(From, DryRun ? Confirmed ?? Chosen.Name : Confirmed, Cancelled);
        Log.Information("{Plan:l}", plan.Print(deployment.Where));
        ReportSummary(_ => _.AddPair("Backup", plan.Backup.Name));
        if (!DryRun)
            await restore.RunAsync(plan, Cancelled);
        WritePlan(nameof(RestoreBackup), Chosen.Server, plan.Describe(), plan.Release.Id);
    });
}
