using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Rollouts;

public sealed partial class Deployment
{
    private Progress? _progress;
    private Release? _release;
    private Release? _served;
    private RolloutPlan? _open;
    private bool _isBetweenParts;

    /// <summary>Plans the rollout of a release, from what the server runs now.</summary>
    public async Task<RolloutPlan> PlanAsync(ReleaseBundle bundle, CancellationToken cancellationToken = default) =>
        RolloutPlanner.Plan(bundle.Release, bundle.Trees, await StateAsync(cancellationToken));

    /// <summary>Runs the first part of a plan: upload, pull, infrastructure and backend. From here on the release is in progress.</summary>
    /// <exception cref="DeployFailedException">It failed; the previous release was brought back where it had been touched.</exception>
    public async Task DeployBackendAsync(RolloutPlan plan, ReleaseBundle bundle, CancellationToken cancellationToken = default)
    {
        if (plan.IsEmpty)
            return;
        _release = plan.Release;
        var state = await StateAsync(cancellationToken);
        (_progress, _served, _open) = (Start(plan, state), state.Current, plan);
        await RunPartAsync(plan.Part(RolloutPart.Backend), new Delivery(bundle, state.Files), cancellationToken);
    }

    /// <summary>Waits until the backend of the release in progress is ready; asks the one that serves when none is in progress.</summary>
    /// <exception cref="DeployFailedException">It is not; the previous release was brought back.</exception>
    public async Task PassGateAsync(CancellationToken cancellationToken = default)
    {
        if (!await PickUpAsync(cancellationToken))
        {
            await GateCurrentAsync(cancellationToken);
            return;
        }

        await RequireAsync(RolloutPart.Backend, cancellationToken);
        await RunPartAsync((await RemainingAsync(cancellationToken)).Part(RolloutPart.Gate), delivery: null, cancellationToken);
    }

    /// <summary>Rolls out what comes after the backend of the release in progress.</summary>
    /// <exception cref="InvalidInputException">The backend has not passed its gate.</exception>
    /// <exception cref="DeployFailedException">It failed; the previous release was brought back.</exception>
    public async Task DeployFrontendAsync(CancellationToken cancellationToken = default)
    {
        if (!await PickUpAsync(cancellationToken))
            return;
        await RequireAsync(RolloutPart.Backend, cancellationToken);
        if (!_progress!.Passed.Contains(StageKind.Backend) && !_release!.ServicesOf(StageKind.Backend).IsEmpty)
            throw new InvalidInputException($"The backend of {_release.Id} has not passed its gate on {Where}.", $"./build.sh HealthGate --environment {_environment.Name}");
        await RunPartAsync((await RemainingAsync(cancellationToken)).Part(RolloutPart.Frontend), delivery: null, cancellationToken);
    }

    /// <summary>Checks the release in progress (or the one that serves) and makes it the current one.</summary>
    /// <param name="check">The smoke test of a release.</param>
    /// <param name="cancellationToken">Gives up, and goes back.</param>
    /// <exception cref="DeployFailedException">The check failed; the previous release was brought back.</exception>
    public async Task CompleteAsync(Func<Release, CancellationToken, Task> check, CancellationToken cancellationToken = default)
    {
        // A process of its own learns in its first question what retention needs, too.
        if (_state is null && _release is null)
            await ExamineServerAsync(cancellationToken);
        if (!await PickUpAsync(cancellationToken))
        {
            await check((await StateAsync(cancellationToken)).Current ?? throw NothingDeployed(), cancellationToken);
            return;
        }

        await RequireAsync(RolloutPart.Backend, cancellationToken);
        await RequireAsync(RolloutPart.Frontend, cancellationToken);
        await GuardAsync(async token =>
        {
            await SpendAsync(RolloutPlan.TargetOf(RolloutPart.Complete), () => check(_release!, token));
            await RunAsync([new CompleteRelease(_release!.Id)], delivery: null, token);
        }, cancellationToken);
        _log.Information("{Release} is the current release of {Where}", _release!.Id, Where);
        await RetainAsync(_release, cancellationToken);
        (_progress, _release, _state, _open) = (null, null, null, null);
    }

    /// <summary>What a deploy that was killed has touched must go back too if this one fails.</summary>
    private Progress Start(RolloutPlan plan, ServerState state) => new(plan.Release.Id, plan.Previous, _options.Time.GetUtcNow(), _options.Actor)
    {
        Commit = plan.Release.Commit,
        Begun = state.Progress?.Begun ?? [],
    };

    /// <summary>Finds the release in progress: this process's own, or the server's record. False when there is none.</summary>
    private async Task<bool> PickUpAsync(CancellationToken cancellationToken)
    {
        if (_release is not null)
            return true;
        var state = await StateAsync(cancellationToken);
        if (state.Progress is null)
            return false;
        _progress = state.Progress;
        _release = state.InProgress ?? throw new SlipwayException(
            $"{Where}: release {state.Progress.Release} is in progress, but its record in {Layout.Release(state.Progress.Release)} cannot be read; {state.Current?.Id ?? "nothing"} serves.",
            $"./build.sh DeployBackend --environment {_environment.Name}");
        _log.Information("Picking up {Release} on {Where}, begun by {Actor}", _release.Id, Where, _progress.StartedBy);
        return true;
    }

    private async Task RequireAsync(RolloutPart part, CancellationToken cancellationToken)
    {
        var open = (await RemainingAsync(cancellationToken)).Part(part).Where(x => x is StageOperation and not PassGate).ToArray();
        if (open.Length > 0)
            throw new InvalidInputException(
                $"{Where}: release {_release!.Id} is in progress and not that far yet: {string.Join("; ", open.Select(x => x.Describe()))}.",
                $"./build.sh {RolloutPlan.TargetOf(part)} --environment {_environment.Name}");
    }

    /// <summary>What of the plan has not run yet: under the lock of this process nobody else changes it; a later process asks the server.</summary>
    private async Task<RolloutPlan> RemainingAsync(CancellationToken cancellationToken) =>
        _open ?? RolloutPlanner.Plan(_release!, ImmutableDictionary<string, string>.Empty, await StateAsync(cancellationToken));

    private async Task GateCurrentAsync(CancellationToken cancellationToken)
    {
        var current = (await StateAsync(cancellationToken)).Current ?? throw NothingDeployed();
        _log.Information("No release is in progress on {Where}; asking {Release}, which serves", Where, current.Id);
        var serving = new PassGate(StageKind.Backend, [.. current.ServicesOf(StageKind.Backend).Where(x => !x.IsOneShot).Select(x => x.Name)]);
        await _runner.GateAsync(current, serving, _options.Gate with { Successes = 1 }, cancellationToken, _facts?.Containers ?? default);
    }

    private InvalidInputException NothingDeployed() =>
        new($"Nothing has been deployed to {Where}.", $"./build.sh DeployBackend --environment {_environment.Name}");
}
