using System.Collections.Immutable;
using Slipway.Contracts.Migrations;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts.Contracts;

/// <summary>Runs the operations on the database.</summary>
/// <param name="environment">Where.</param>
/// <param name="options">Who deploys.</param>
/// <param name="changes">Runs the commands.</param>
/// <param name="commands">Those of the rollout.</param>
internal sealed class ContractRunner(DeployEnvironment environment, DeploymentOptions options, ServerChanges changes, RolloutCommands commands)
{
    private readonly ContractCommands _commands = new(commands);
    private readonly BackupRunner _backups = new(environment, options, changes, commands);
    private readonly ServerLayout _layout = new(environment.Application);

    /// <summary>Runs one.</summary>
    /// <returns>The progress made.</returns>
    public async Task<Progress> RunAsync(IContractOperation operation, Release release, Progress progress, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case BackUpDatabase backup:
                await _backups.TakeAsync(backup, release.Id, progress.Previous, cancellationToken);
                return progress;
            case RunMigrations run:
                return await MigrateAsync(run, release, progress.Begin(run.Stage), cancellationToken);
            default:
                throw new NotSupportedException($"{operation.GetType().Name} has no runner.");
        }
    }

    private async Task<Progress> MigrateAsync(RunMigrations run, Release release, Progress progress, CancellationToken cancellationToken)
    {
        var service = run.Change.Service;
        ImmutableArray<CarriedStep> steps =
            [.. release.Contract!.Migrations.Where(x => run.Steps.Contains(x.Name)).Select(x => new CarriedStep(x.Name, release.Id, options.Time.GetUtcNow()) { IsReversible = x.IsReversible })];
        try
        {
            await changes.RunInterruptiblyAsync(_commands.Migrate(release.Id, service, progress, Entry(release, run), steps), cancellationToken);
            return progress;
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException(
                $"{environment.Name}: the migrations of {release.Id} failed on {environment.Server}; their whole log is {_layout.Release(release.Id)}/{service}.log there:\n{exception.Result.Words}", innerException: exception);
        }
    }

    private AuditEntry Entry(Release release, RunMigrations operation) => new(options.Time.GetUtcNow(), options.Actor, release.Id, operation.Describe());
}
