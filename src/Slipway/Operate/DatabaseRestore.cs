using System.Diagnostics.CodeAnalysis;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Rollouts.Contracts;
using Slipway.Servers;

namespace Slipway.Operate;

/// <summary>
/// Makes a backup the database that serves, under the deploy lock: read into a fresh database beside it, exchanged by name, and
/// exchanged back where the release does not pass its gate with it.
/// </summary>
/// <param name="deployment">The connection to the server.</param>
public sealed class DatabaseRestore(Deployment deployment)
{
    private readonly BackupCommands _commands = new(deployment.Commands);

    /// <summary>Plans it; nothing is changed.</summary>
    /// <param name="from">The backup's name.</param>
    /// <param name="confirmed">The environment's name, typed by whoever means it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">Something that was typed is not right; the message lists the backups that are there.</exception>
    public async Task<RestorePlan> PlanAsync(string? from, string? confirmed, CancellationToken cancellationToken = default)
    {
        var state = await deployment.StateAsync(cancellationToken);
        var stored = await new DatabaseBackups(deployment).StoredAsync(cancellationToken);
        return RestorePlan.Of(from, confirmed, deployment.Environment, state, stored, deployment.Options.Time.GetUtcNow());
    }

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">From <see cref="PlanAsync"/>.</param>
    /// <param name="cancellationToken">Gives up; the database that served before serves.</param>
    /// <exception cref="SlipwayException">The backup cannot be read, or does not fit; nothing was changed.</exception>
    /// <exception cref="DeployFailedException">The release does not pass its gate with it; the message says which database serves.</exception>
    public async Task RunAsync(RestorePlan plan, CancellationToken cancellationToken = default)
    {
        await using var taken = await deployment.TakeLockAsync($"restore {plan.Backup.Name}", cancellationToken);
        var since = await ExchangeAsync(plan, taken, cancellationToken);
        await GateAsync(plan, since, taken, cancellationToken);
        var ended = await deployment.Changes.RunAsync(_commands.Complete(plan, Entry(plan, $"restored {plan.Backup.Name}")), CancellationToken.None);
        deployment.Forget();
        Report(plan, ended.Output.Trim());
    }

    /// <summary>Gives back when it had happened, by the server's clock. Cancelled before, it leaves no fresh database.</summary>
    private async Task<string> ExchangeAsync(RestorePlan plan, DeployLock taken, CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(plan, cancellationToken);
            taken.ThrowIfLost();
            return await SwapAsync(plan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await DropAsync(plan);
            throw;
        }
    }

    private async Task LoadAsync(RestorePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await deployment.Changes.RunInterruptiblyAsync(_commands.Load(plan, Entry(plan, $"restore {plan.Backup.Name} ({plan.Backup.Why})")), cancellationToken);
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException(
                $"{deployment.Environment.Name}: {plan.Backup.Name} was not restored on {deployment.Environment.Server}: {exception.Result.Words}. Nothing was changed.",
                BackupRunner.NextAfter(exception.Result, deployment.Environment.Name), exception);
        }
    }

    private async Task<string> SwapAsync(RestorePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return (await deployment.Changes.RunAsync(_commands.Run(plan, plan.How.Restore.Swap, Entry(plan, "exchange the databases")), cancellationToken)).Output.Trim();
        }
        catch (RemoteCommandException exception)
        {
            await DropAsync(plan);
            throw new SlipwayException($"{deployment.Environment.Name}: the databases of {plan.How.Service} on {deployment.Environment.Server} could not be exchanged: {exception.Result.Words}. The one before serves.", innerException: exception);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever failed, the database that served must come back; the failure is rethrown with what serves now.")]
    private async Task GateAsync(RestorePlan plan, string since, DeployLock taken, CancellationToken cancellationToken)
    {
        try
        {
            var gate = deployment.Options.Gate;
            await deployment.Connection.RunAsync(_commands.WaitForHealth(plan.Gated, since, gate.Timeout), cancellationToken);
            await deployment.Runner.GateAsync(plan.Release, new PassGate(StageKind.Backend, plan.Gated), gate, cancellationToken);
        }
        catch (Exception failure) when (failure is not LockLostException && !taken.IsLost)
        {
            throw await GoBackAsync(plan, failure);
        }
    }

    private async Task<DeployFailedException> GoBackAsync(RestorePlan plan, Exception failure)
    {
        var (what, where) = (failure switch
        {
            OperationCanceledException => "The restore was cancelled.",
            RemoteCommandException remote => $"{plan.Release.Id} does not serve with the database of {plan.Backup.Name}: {remote.Result.Words}.",
            _ => failure.Message,
        }, deployment.Environment.Name);
        deployment.Forget();
        try
        {
            await deployment.Changes.RunAsync(_commands.Run(plan, plan.How.Restore.SwapBack, Entry(plan, "exchange the databases back")), CancellationToken.None);
        }
        catch (SlipwayException second)
        {
            return new DeployFailedException(
                DeployOutcome.WayBackFailed, $"{what}\n{where}: exchanging the databases back failed too: {second.Message}\nWhat served before is kept as …_before_{plan.Stamp}.",
                $"./build.sh Exec --service {plan.How.Service} --environment {where} --command 'psql --list'", failure);
        }

        await DropAsync(plan);
        return new DeployFailedException(
            DeployOutcome.PreviousServes, $"{what}\n{where}: the database that served before serves again on {deployment.Where}; {plan.Backup.Name} was not restored.",
            "restore a backup that the release can serve with, or go back to the release that it was taken under first: ./build.sh Backup --list shows which", failure);
    }

    /// <summary>What stays because this fails goes with the next restore.</summary>
    private async Task DropAsync(RestorePlan plan) =>
        await deployment.Changes.RunAsync(_commands.Run(plan, plan.How.Restore.Drop, Entry(plan, "remove the fresh database")).AllowFailure(), CancellationToken.None);

    private void Report(RestorePlan plan, string warning)
    {
        var log = deployment.Options.Log;
        log.Information("{Backup} is the database of {Where:l}; what served before is kept as …_before_{Stamp:l} until the next restore", plan.Backup.Name, deployment.Where, plan.Stamp);
        if (warning.Length > 0)
            log.Warning("{Warning:l}", warning);
        if (plan.Migrates is not null)
            log.Warning(
                "Migrations have run since it was taken{While:l}; the next deploy runs those that it lacks: ./build.sh DeployBackend --environment {Environment:l}",
                plan.Backup.Serving is { } then ? $" (while {then} served)" : "", deployment.Environment.Name);
    }

    private AuditEntry Entry(RestorePlan plan, string what) => deployment.Entry(plan.Release.Id, what);
}
