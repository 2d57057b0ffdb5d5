using Serilog;
using Slipway.Servers;

namespace Slipway.Releases;

/// <summary>
/// Prunes old releases, their images and their configuration by policy, never what runs or what a rollback needs. Whoever
/// removes holds the deploy lock, so that nothing that is unused when it is asked is in use when it goes.
/// </summary>
/// <param name="connection">To the server.</param>
/// <param name="layout">Where the application is on it.</param>
/// <param name="policy">How much is kept.</param>
/// <param name="log">Where each removal is reported.</param>
public sealed class Retention(ServerConnection connection, ServerLayout layout, RetentionPolicy policy, ILogger log)
{
    private readonly RetentionCommands _commands = new(layout);

    /// <summary>What would be removed now, in one round trip; nothing is changed.</summary>
    public async Task<RetentionPlan> PlanAsync(CancellationToken cancellationToken = default) =>
        RetentionPlanner.Plan(RetentionScript.Parse((await connection.RunAsync(_commands.Read(), cancellationToken)).Output), policy);

    /// <summary>Removes what a plan names, in one round trip; an empty plan takes none.</summary>
    /// <param name="plan">What goes.</param>
    /// <param name="actor">Who, for the audit log.</param>
    /// <param name="time">When (UTC).</param>
    /// <param name="fence">Token of the lock that is held.</param>
    /// <param name="isBehind">Whether the server removes it by itself while this goes on; what could not go is not said then, and planned anew by the next.</param>
    /// <param name="cancellationToken">Gives up; what has been removed is gone.</param>
    /// <exception cref="RemoteCommandException">Another deploy holds the lock by now; nothing was removed.</exception>
    public async Task RemoveAsync(RetentionPlan plan, string actor, DateTimeOffset time, string fence, bool isBehind = false, CancellationToken cancellationToken = default)
    {
        if (plan.IsEmpty)
            return;
        foreach (var line in plan.Describe())
            log.Information("{Removal:l}", line);
        var result = await connection.RunAsync(_commands.Remove(plan, new AuditEntry(time, actor, plan.Kept.FirstOrDefault() ?? "", plan.Summary()), fence, isBehind), cancellationToken);
        foreach (var kept in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            log.Warning("{Kept:l}", kept);
    }
}
