using System.Collections.Immutable;
using Slipway.Servers;

namespace Slipway.Health;

/// <summary>
/// Waits until the new containers of services are ready, and fails at once when they cannot become so. It looks at the
/// containers themselves: their exits and HEALTHCHECKs through <c>docker events</c>, their answers through a port that
/// leads to them and not to what still serves. Everything shares one SSH connection.
/// </summary>
public static class HealthGate
{
    /// <summary>Waits for one service.</summary>
    /// <inheritdoc cref="WaitAllAsync"/>
    /// <param name="target">The service.</param>
    public static async Task<GateReport> WaitAsync(
        ServerConnection connection, GateTarget target, GateOptions options, CancellationToken cancellationToken = default) =>
        (await WaitAllAsync(connection, [target], options, cancellationToken))[0];

    /// <summary>Waits for the services of a stage side by side; the first failure ends all of it.</summary>
    /// <param name="connection">To the server that they run on.</param>
    /// <param name="targets">The services, all of one Compose project.</param>
    /// <param name="options">How patient.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GateFailedException">A service exited, restarted, is unhealthy, answers for another build, or took too long.</exception>
    /// <exception cref="ConnectionLostException">The connection broke; whether the services are ready is unknown.</exception>
    public static async Task<ImmutableArray<GateReport>> WaitAllAsync(
        ServerConnection connection, IReadOnlyCollection<GateTarget> targets, GateOptions options, CancellationToken cancellationToken = default)
    {
        if (targets.Count == 0)
            return [];
        var started = options.Time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = new ContainerWatch(connection, targets.First().Project, options.Timeout);
        await using (watch)
        {
            var gates = await watch.StartAsync(targets, options, stop.Token);
            var pump = watch.PumpAsync(gates, stop.Token);
            var running = gates.Select(x => RunAsync(connection, x, options, started, stop.Token)).ToArray();
            try
            {
                await FirstFailureAsync(running, pump);
                return [.. await Task.WhenAll(running)];
            }
            finally
            {
                // Nothing may use the connection, or the stream, after the gate is decided.
                await stop.CancelAsync();
                await Task.WhenAll([pump, .. running]).ContinueWith(x => x.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>
    /// Asks each of the containers once, where all were looked at just now: what serves and answers needs no watching.
    /// </summary>
    /// <param name="connection">To the server that they run on.</param>
    /// <param name="targets">The services.</param>
    /// <param name="seen">Containers as they were a moment ago.</param>
    /// <param name="options">How patient.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where that does not settle it.</returns>
    /// <exception cref="ConnectionLostException">The connection broke.</exception>
    internal static async Task<ImmutableArray<GateReport>?> AskOnceAsync(
        ServerConnection connection, IReadOnlyCollection<GateTarget> targets, ImmutableArray<ContainerSnapshot> seen, GateOptions options, CancellationToken cancellationToken = default)
    {
        var started = options.Time.GetTimestamp();
        var gates = targets.Select(target => seen.Where(target.Expects).Select(x => new GateMachine(target, successes: 1, x, isYoung: false)).ToArray()).ToArray();
        if (gates.Any(x => x.Length == 0 || x.Any(y => y.Verdict.Outcome == GateOutcome.Failed || !y.Container.IsRunning || y.IsSilent)))
            return null;
        var asked = await Task.WhenAll(gates.SelectMany(x => x).Select(x => AskOnceAsync(connection, x, options, cancellationToken)));
        return asked.All(x => x.Verdict.Outcome == GateOutcome.Passed)
            ? [.. asked.Select(x => new GateReport(x.Target.Service, x.Container.Name, options.Time.GetElapsedTime(started), x.Verdict.Reason))]
            : null;
    }

    private static async Task<GateMachine> AskOnceAsync(ServerConnection connection, GateMachine gate, GateOptions options, CancellationToken cancellationToken)
    {
        if (gate.Target.Probe is not { } probe)
            return gate;
        await using var question = await HttpQuestion.OpenAsync(connection, gate.Container, probe, options, cancellationToken);
        return gate.After(await question.AskAsync(cancellationToken));
    }

    private static async Task FirstFailureAsync(Task<GateReport>[] running, Task pump)
    {
        var open = running.ToList<Task>();
        while (open.Count > 0)
        {
            var first = await Task.WhenAny([.. open, pump]);
            await first;
            open.Remove(first);
        }
    }

    private static async Task<GateReport> RunAsync(
        ServerConnection connection, ContainerGate gate, GateOptions options, long started, CancellationToken cancellationToken)
    {
        var machine = await gate.RunAsync(
            (container, probe, token) => HttpQuestion.OpenAsync(connection, container, probe, options, token), cancellationToken);
        var (target, container) = (machine.Target, machine.Container);
        if (machine.Verdict.Outcome == GateOutcome.Failed)
            throw new GateFailedException(
                connection.Server, target.Service, container.Name, machine.Verdict.Reason, await ContainerLog.ReadAsync(connection, container.Id, cancellationToken));
        return new GateReport(target.Service, container.Name, options.Time.GetElapsedTime(started), machine.Verdict.Reason)
        {
            Warning = machine.IsSilent ? $"{target.Service} has neither a HEALTHCHECK nor a probe: that it stays up is all that is known" : null,
        };
    }
}
