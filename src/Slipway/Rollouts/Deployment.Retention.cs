using Slipway.Releases;

namespace Slipway.Rollouts;

public sealed partial class Deployment
{
    private IEnumerable<string>? _mounted;

    private Retention Retention => new(_connection, Layout, _options.Retention, _log);

    /// <summary>What of the past the server can do without, in one round trip.</summary>
    public Task<RetentionPlan> PlanPruneAsync(CancellationToken cancellationToken = default) => Retention.PlanAsync(cancellationToken);

    /// <summary>Removes it under the deploy lock, as it is then.</summary>
    /// <exception cref="SlipwayException">A deploy is under way; nothing was removed.</exception>
    public async Task PruneAsync(CancellationToken cancellationToken = default)
    {
        await using var taken = await DeployLock.AcquireAsync(_connection, Layout, _options, "prune", _fence, cancellationToken);
        await Retention.RemoveAsync(await Retention.PlanAsync(cancellationToken), _options.Actor, _options.Time.GetUtcNow(), _fence, cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Removes what the policy no longer keeps once a release serves: one more command, and none where there is nothing to remove.
    /// Nobody waits for its end but the next deploy.
    /// What it removes was asked for before the deploy, so that what came with it is never among it. It never fails the deploy.
    /// </summary>
    private async Task RetainAsync(Release release, CancellationToken cancellationToken)
    {
        try
        {
            _lock!.ThrowIfLost();
            var now = _options.Time.GetUtcNow();
            var plan = _facts?.Kept.After(release, _mounted, now) is { } facts ? RetentionPlanner.Plan(facts, _options.Retention) : await Retention.PlanAsync(cancellationToken);
            await Retention.RemoveAsync(plan, _options.Actor, now, _fence, isBehind: true, cancellationToken);
            _facts = null;
        }
        catch (Exception exception) when (exception is SlipwayException or OperationCanceledException)
        {
            _log.Warning("{Where}: old releases were not removed: {Failure:l}", Where, exception.Message);
        }
    }
}
