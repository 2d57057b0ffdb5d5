using System.Collections.Immutable;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

public sealed partial class Deployment
{
    /// <summary>How the deploys to this server ended, newest first.</summary>
    public async Task<HistoryReport> HistoryAsync(CancellationToken cancellationToken = default)
    {
        var reading = _connection.RunAsync(_commands.ReadHistory(), cancellationToken);
        var state = await StateAsync(cancellationToken);
        return new HistoryReport(
            _environment.Name, _environment.Server.ToString(), state.Current?.Id, HistoryScript.Deploys(HistoryScript.Ends((await reading).Output), state.Releases));
    }

    /// <summary>Plans the way to an earlier release, from what the server has of it.</summary>
    /// <param name="wanted">Id or version; null means the release that served before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">No such release is there, or it cannot live with what migrations have taken away since.</exception>
    public async Task<RolloutPlan> PlanRollbackAsync(string? wanted, CancellationToken cancellationToken = default)
    {
        var reading = ReadPastAsync(wanted, cancellationToken);
        var state = await StateAsync(cancellationToken);
        var (ends, records) = await reading;
        var id = RollbackPlanner.Choose(wanted, state, HistoryScript.Deploys(ends, state.Releases));
        var release = id == state.Current?.Id ? state.Current : records.GetValueOrDefault(id) ?? await ReadCopyAsync(id, cancellationToken);
        RollbackPlanner.RequireLivable(release, state);
        return RollbackPlanner.Plan(release, state);
    }

    /// <summary>Brings an earlier release back, whole: its Compose file, configuration, secrets and images.</summary>
    /// <param name="plan">From <see cref="PlanRollbackAsync"/>.</param>
    /// <param name="check">The smoke test of a release.</param>
    /// <param name="cancellationToken">Gives up, and goes back to the release that serves now.</param>
    /// <exception cref="DeployFailedException">It failed; the release that served was brought back.</exception>
    public async Task RollBackAsync(RolloutPlan plan, Func<Release, CancellationToken, Task> check, CancellationToken cancellationToken = default)
    {
        if (plan.IsEmpty)
            return;
        var state = await StateAsync(cancellationToken);
        _release = plan.Release;
        _progress = Start(plan, state) with { IsRollback = true };
        var end = plan.Part(RolloutPart.Complete);
        await GuardAsync(async token =>
        {
            await RunAsync([.. plan.Operations.Except(end)], delivery: null, token);
            await _runner.RecordAsync(_progress, token);
            await SpendAsync(RolloutPlan.TargetOf(RolloutPart.Complete), () => check(_release, token));
            await RunAsync(end, delivery: null, token);
        }, cancellationToken);
        _log.Information("{Release} is the current release of {Where} again", plan.Release.Id, Where);
        (_progress, _release, _state) = (null, null, null);
    }

    /// <summary>How deploys ended, and the records of the releases that could be wanted: read while the server still says what it runs.</summary>
    private async Task<(ImmutableArray<AuditEntry> Ends, ImmutableDictionary<string, Release> Records)> ReadPastAsync(string? wanted, CancellationToken cancellationToken)
    {
        var output = (await _connection.RunAsync(_commands.ReadHistoryWithRecords(wanted), cancellationToken)).Output;
        return (HistoryScript.Ends(output), HistoryScript.Records(output));
    }

    private async Task<Release> ReadCopyAsync(string id, CancellationToken cancellationToken) =>
        Release.TryRead((await _connection.RunAsync(_commands.ReadRecordCopy(id), cancellationToken)).Output) ?? throw new SlipwayException(
            $"{Where}: neither {Layout.Record(id)} nor its copy can be read. Nothing was changed.",
            "./build.sh History shows the other releases; deploying the version again writes it anew");
}
