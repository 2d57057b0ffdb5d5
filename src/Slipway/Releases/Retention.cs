using System.Collections.Immutable;
using Serilog;
using Slipway.Servers;

namespace Slipway.Releases;

/// <summary>
/// Prunes old releases, their images and their configuration by policy, never what runs or what a rollback needs. The caller
/// holds the deploy lock, so that nothing that is unused when it is asked is in use when it goes.
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

    /// <summary>Notes that the current release serves, and removes what is no longer needed: one round trip, and another where there is something.</summary>
    /// <param name="actor">Who, for the audit log.</param>
    /// <param name="time">When (UTC).</param>
    /// <param name="cancellationToken">Stops after the removal that is under way.</param>
    /// <returns>What was removed.</returns>
    public async Task<RetentionPlan> PruneAsync(string actor, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        var facts = RetentionScript.Parse((await connection.RunAsync(_commands.MarkAndRead(), cancellationToken)).Output);
        var plan = RetentionPlanner.Plan(facts, policy);
        if (plan.IsEmpty)
            return plan;
        foreach (var line in plan.Describe())
            log.Information("{Removal:l}", line);
        var entry = new AuditEntry(time, actor, facts.Current ?? "", $"prune: {Count(plan.Releases, "release")}, {Count(plan.Images, "image")}, keeping {string.Join(", ", plan.Kept)}");
        var result = await connection.RunAsync(_commands.Remove(plan, entry), cancellationToken);
        foreach (var kept in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            log.Warning("{Kept:l}", kept);
        return plan;
    }

    private static string Count<T>(ImmutableArray<T> items, string noun) => $"{items.Length} {noun}{(items.Length == 1 ? "" : "s")}";
}
