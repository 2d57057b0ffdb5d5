using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Rollouts;

/// <summary>What operating between deploys needs of a deploy; see <c>Slipway.Operate</c>.</summary>
public sealed partial class Deployment
{
    internal DeployEnvironment Environment => _environment;

    internal DeploymentOptions Options => _options;

    internal RolloutCommands Commands => _commands;

    internal OperationRunner Runner => _runner;

    internal ServerChanges Changes => _runner.Changes;

    /// <summary>A line for the audit log.</summary>
    internal AuditEntry Entry(string release, string what) => new(_options.Time.GetUtcNow(), _options.Actor, release, what);

    /// <summary>Forgets what the server was asked: it has been changed.</summary>
    internal void Forget() => _state = null;

    /// <summary>Takes the deploy lock for a change that is no deploy.</summary>
    /// <param name="what">What, as whoever is refused meanwhile reads it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SlipwayException">A deploy is under way, or has changed the server since it was asked; nothing was changed.</exception>
    internal async Task<DeployLock> TakeLockAsync(string what, CancellationToken cancellationToken)
    {
        var taken = await DeployLock.AcquireAsync(_connection, Layout, _options, what, _fence, cancellationToken);
        if (taken.Stamp == (await StateAsync(cancellationToken)).Stamp)
            return taken;
        await taken.DisposeAsync();
        throw new SlipwayException($"A deploy changed {Where} after this was planned. Nothing was changed.", "type the same command again: it plans anew");
    }
}
