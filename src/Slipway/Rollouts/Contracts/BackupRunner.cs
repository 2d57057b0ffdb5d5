using Slipway.Contracts;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts.Contracts;

/// <summary>Takes backups of the database, before contract steps and by hand.</summary>
/// <param name="environment">Where.</param>
/// <param name="options">Who, and how many are kept.</param>
/// <param name="changes">Runs the commands.</param>
/// <param name="commands">Those of the rollout.</param>
internal sealed class BackupRunner(DeployEnvironment environment, DeploymentOptions options, ServerChanges changes, RolloutCommands commands)
{
    private readonly ContractCommands _commands = new(commands);

    /// <summary>Takes one, and checks it.</summary>
    /// <param name="operation">How, and before what.</param>
    /// <param name="release">Id of the release whose contract steps it is for; null where it is taken by hand.</param>
    /// <param name="serving">Id of the release that serves.</param>
    /// <param name="cancellationToken">Gives up; nothing half-done stays.</param>
    /// <returns>Its name.</returns>
    /// <exception cref="SlipwayException">There is none; the message says why, and nothing was changed.</exception>
    public async Task<string> TakeAsync(BackUpDatabase operation, string? release, string? serving, CancellationToken cancellationToken)
    {
        var now = options.Time.GetUtcNow();
        var name = $"{now:yyyyMMddTHHmmssZ}-{release ?? "by-hand"}.dump";
        var entry = new AuditEntry(now, options.Actor, release ?? serving ?? "", operation.Describe());
        try
        {
            var command = _commands.BackUp(operation.Backup, name, Keep(operation.Backup), new BackupNote(now, options.Actor, serving, operation.Steps), entry);
            var result = await changes.RunInterruptiblyAsync(command, cancellationToken);
            if (result.Output.Trim().Split(' ') is [var path, var bytes, var tables])
                options.Log.Information("  {Path:l} has {Bytes} bytes and {Tables} tables, and was read back", path, bytes, tables);
            return name;
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException(
                $"{environment.Name}: no backup of {operation.Backup.Service} on {environment.Server}{operation.Before}: {exception.Result.Words}. Nothing was changed.",
                NextAfter(exception.Result, environment.Name), exception);
        }
    }

    /// <summary>The next command where the disk was too full; null for any other failure.</summary>
    internal static string? NextAfter(RemoteResult result, string environment) => result.ExitCode == ContractCommands.NoSpace
        ? $"./build.sh Prune --environment {environment}, or remove what ./build.sh Backup --list --environment {environment} shows and nobody needs"
        : null;

    private int Keep(DatabaseBackup backup)
    {
        var keep = options.KeepBackups ?? backup.Keep;
        return keep > 0
            ? keep
            : throw new InvalidInputException($"{keep} backups cannot be kept: the one that is taken stays.", "--keep-backups 1 or more, the variable KEEP_BACKUPS, or DatabaseBackup.Keep in build/Environments.cs");
    }
}
