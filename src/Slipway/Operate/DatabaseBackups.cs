using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Environments;
using Slipway.Rollouts;
using Slipway.Rollouts.Contracts;

namespace Slipway.Operate;

/// <summary>The backups of an application's database on its server.</summary>
/// <param name="deployment">The connection to the server.</param>
public sealed class DatabaseBackups(Deployment deployment)
{
    /// <summary>Those that are there, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BackupReport> ListAsync(CancellationToken cancellationToken = default) => new(
        deployment.Environment.Name, deployment.Environment.Server.ToString(), await StoredAsync(cancellationToken));

    /// <summary>Takes one by hand, as one is taken before a contract step, under the deploy lock.</summary>
    /// <param name="cancellationToken">Gives up; nothing half-done stays.</param>
    /// <exception cref="InvalidInputException">The environment declares no backup, or nothing has been deployed.</exception>
    /// <exception cref="SlipwayException">There is none: the disk has too little space, or it could not be written or read back.</exception>
    public async Task<StoredBackup> TakeAsync(CancellationToken cancellationToken = default)
    {
        var operation = Plan(deployment.Environment);
        var state = await deployment.StateAsync(cancellationToken);
        var serving = state.CurrentId ?? throw new InvalidInputException($"Nothing has been deployed to {deployment.Where}.", $"./build.sh DeployBackend --environment {deployment.Environment.Name}");
        await using var taken = await deployment.TakeLockAsync(operation.Describe(), cancellationToken);
        var runner = new BackupRunner(deployment.Environment, deployment.Options, deployment.Changes, deployment.Commands);
        var name = await runner.TakeAsync(operation, release: null, serving, cancellationToken);
        return (await StoredAsync(cancellationToken)).First(x => x.Name == name);
    }

    /// <summary>What is done by <see cref="TakeAsync"/>.</summary>
    /// <param name="environment">Where.</param>
    /// <exception cref="InvalidInputException">It declares no backup.</exception>
    public static BackUpDatabase Plan(DeployEnvironment environment) => new(Declared(environment), []);

    /// <summary>How the database is backed up there.</summary>
    /// <exception cref="InvalidInputException">Nothing says so.</exception>
    internal static DatabaseBackup Declared(DeployEnvironment environment) => environment.Contract?.Backup ?? throw new InvalidInputException(
        $"Nothing says how the database of {environment.Application} is backed up on {environment.Name}.",
        "declare it in build/Environments.cs: ContractFiles.Backup = new DatabaseBackup(\"db\")");

    internal async Task<ImmutableArray<StoredBackup>> StoredAsync(CancellationToken cancellationToken) =>
        StoredBackup.Read((await deployment.Connection.RunAsync(BackupCommands.List(deployment.Layout), cancellationToken)).Output);
}
