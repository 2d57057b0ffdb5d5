using System.Collections.Immutable;
using Serilog;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>A deploy that nothing strikes: which operations its plan has, and how long each takes.</summary>
/// <param name="Operations">As the plan describes them.</param>
/// <param name="Durations">How long each took.</param>
internal sealed record Rehearsal(ImmutableArray<string> Operations, ImmutableArray<TimeSpan> Durations)
{
    /// <summary>Deploys what is checked out.</summary>
    public static async Task<Rehearsal> RunAsync(FaultGround ground)
    {
        var watches = new Stopwatches();
        var logger = ground.Application.Logger;
        await using var listening = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Logger(logger).WriteTo.Sink(watches).CreateLogger();
        ground.Application.Logger = listening;
        var plan = await ground.Application.DeployAsync();
        ground.Application.Logger = logger;
        return new Rehearsal([.. plan.Operations.Select(x => x.GetType().Name)], [.. watches.Durations()]);
    }

    /// <summary>The first operation of a kind, from 1.</summary>
    public int First(string kind) => Operations.IndexOf(kind) is >= 0 and var index
        ? index + 1
        : throw new InvalidOperationException($"The plan has no {kind}: {string.Join(", ", Operations)}.");

    /// <summary>How long after its begin an operation is half done.</summary>
    public TimeSpan HalfOf(int operation) => Durations[operation - 1] / 2;
}
