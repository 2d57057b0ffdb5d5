using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Slipway.Health;
using Slipway.Releases;
using Slipway.Rollouts;

namespace Slipway.Operate;

/// <summary>Restarts services of the release that serves, under the deploy lock and behind the same gate as a deploy.</summary>
/// <param name="deployment">The connection to the server.</param>
public sealed class ServiceRestart(Deployment deployment)
{
    private readonly OperateCommands _commands = new(deployment.Commands);

    /// <summary>Plans it, from what the server runs now.</summary>
    /// <param name="services">Names from the Compose files; none means all that serve.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">A service cannot be restarted; the message lists those that can.</exception>
    public async Task<RestartPlan> PlanAsync(ImmutableArray<string> services, CancellationToken cancellationToken = default) =>
        RestartPlanner.Plan(services, await deployment.StateAsync(cancellationToken), deployment.Environment.Name);

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">From <see cref="PlanAsync"/>.</param>
    /// <param name="cancellationToken">Gives up; a container that was started beside goes again.</param>
    /// <exception cref="DeployFailedException">A service does not get ready; the message says what serves.</exception>
    public async Task RunAsync(RestartPlan plan, CancellationToken cancellationToken = default)
    {
        await using var taken = await deployment.TakeLockAsync($"restart {string.Join(", ", plan.Services)}", cancellationToken);
        foreach (var stage in plan.Operations.Cast<StageOperation>().GroupBy(x => x.Stage))
            await RunStageAsync([.. stage], plan, taken, cancellationToken);
        deployment.Forget();
        deployment.Options.Log.Information("{Services:l} of {Where:l} restarted", string.Join(", ", plan.Services), deployment.Where);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever failed, what was started beside must go; the failure is rethrown with what serves now.")]
    private async Task RunStageAsync(ImmutableArray<StageOperation> operations, RestartPlan plan, DeployLock taken, CancellationToken cancellationToken)
    {
        var switched = false;
        try
        {
            foreach (var operation in operations)
            {
                taken.ThrowIfLost();
                deployment.Options.Log.Information("{Operation:l}", operation.Describe());
                switched |= operation is RetireReplaced;
                await RunAsync(operation, plan, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not LockLostException && !taken.IsLost)
        {
            ImmutableArray<string> beside = switched ? [] : [.. operations.OfType<StartAnother>().SelectMany(x => x.Services)];
            throw await FailAsync(failure, beside, [.. operations.OfType<RestartInPlace>().SelectMany(x => x.Changes).Select(x => x.Service)], plan);
        }
    }

    private async Task RunAsync(Operation operation, RestartPlan plan, CancellationToken cancellationToken)
    {
        var entry = deployment.Entry(plan.Release.Id, operation.Describe());
        switch (operation)
        {
            case RestartInPlace restart:
                await deployment.Changes.RunAsync(_commands.RestartInPlace(restart.Changes.Select(x => x.Service), entry), cancellationToken);
                break;
            case StartAnother start:
                await deployment.Changes.RunAsync(_commands.StartAnother(plan.Release.Id, start.Services, entry), cancellationToken);
                break;
            case PassGate gate:
                await GateAsync(gate, plan, cancellationToken);
                break;
            case RetireReplaced retire:
                // What was restarted is not worth going back to, so nothing stays warm; and no release is in progress.
                var progress = new Progress(plan.Release.Id, plan.Release.Id, entry.Time, entry.Actor) { IsWayBack = true };
                await deployment.Changes.RunAsync(
                    deployment.Commands.Retire(plan.Release.Services.Where(x => retire.Services.Contains(x.Name)), window: null, hasPassed: true, progress, entry), cancellationToken);
                break;
            default:
                throw new NotSupportedException($"{operation.GetType().Name} has no runner.");
        }
    }

    /// <summary>Of a service that another container was started of only that one is asked: the one before may be what is wrong.</summary>
    private async Task GateAsync(PassGate gate, RestartPlan plan, CancellationToken cancellationToken)
    {
        var beside = plan.Operations.OfType<StartAnother>().SelectMany(x => x.Services).ToHashSet(StringComparer.Ordinal);
        var targets = OperationRunner.Targets(plan.Release, gate).Select(x => beside.Contains(x.Service) ? x with { Ignored = plan.Before } : x).ToArray();
        foreach (var report in await HealthGate.WaitAllAsync(deployment.Connection, targets, deployment.Options.Gate, cancellationToken))
            deployment.Options.Log.Information("  {Service} is ready after {Seconds:0.0} s: {Evidence:l}", report.Service, report.Elapsed.TotalSeconds, report.Evidence);
    }

    private async Task<DeployFailedException> FailAsync(Exception failure, ImmutableArray<string> beside, ImmutableArray<string> inPlace, RestartPlan plan)
    {
        var what = failure is OperationCanceledException ? "The restart was cancelled." : failure.Message;
        deployment.Forget();
        try
        {
            if (!beside.IsEmpty)
                await deployment.Changes.RunAsync(
                    _commands.DropOthers(beside, plan.Before, deployment.Entry(plan.Release.Id, $"remove what was started beside {string.Join(", ", beside)}")), CancellationToken.None);
        }
        catch (SlipwayException second)
        {
            what += $"\n{deployment.Environment.Name}: what was started beside {string.Join(", ", beside)} could not be removed: {second.Message}";
        }

        return inPlace.IsEmpty
            ? new DeployFailedException(DeployOutcome.PreviousServes, $"{what}\n{deployment.Environment.Name}: what served before serves on {deployment.Where}.", "mend it and restart again", failure)
            : new DeployFailedException(
                DeployOutcome.WayBackFailed, $"{what}\n{deployment.Environment.Name}: {string.Join(", ", inPlace)} was restarted in place on {deployment.Where} and may not serve.",
                $"./build.sh Logs --service {inPlace[0]} --environment {deployment.Environment.Name}", failure);
    }
}
