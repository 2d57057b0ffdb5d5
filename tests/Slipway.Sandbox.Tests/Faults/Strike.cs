using Serilog.Core;
using Serilog.Events;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>Listens to a deploy, which says each operation before it runs it, and strikes at one of them.</summary>
/// <param name="operation">Which, from 1.</param>
/// <param name="delay">How long after the operation began; null strikes before it does anything.</param>
/// <param name="strike">What happens then.</param>
internal sealed class Strike(int operation, TimeSpan? delay, Func<Task> strike) : ILogEventSink
{
    private int _begun;

    /// <summary>Completes when it has struck; at once where it has not come to that.</summary>
    public Task Struck { get; private set; } = Task.CompletedTask;

    /// <summary>Whether it has come to that.</summary>
    public bool HasStruck => _begun >= operation;

    public void Emit(LogEvent logEvent)
    {
        if (!Operations.IsOne(logEvent) || Interlocked.Increment(ref _begun) != operation)
            return;
        Struck = Task.Run(async () =>
        {
            await Task.Delay(delay ?? TimeSpan.Zero, TimeProvider.System);
            await strike();
        });
        if (delay is null)
            ((IAsyncResult)Struck).AsyncWaitHandle.WaitOne();
    }
}

/// <summary>Operations in a deploy's log.</summary>
internal static class Operations
{
    public static bool IsOne(LogEvent logEvent) => logEvent.MessageTemplate.Text == "{Operation:l}";
}

/// <summary>Measures how long each operation of a deploy takes.</summary>
internal sealed class Stopwatches : ILogEventSink
{
    private readonly List<long> _begun = [];

    /// <summary>From each operation to the next; the last until now.</summary>
    public TimeSpan[] Durations()
    {
        var ended = TimeProvider.System.GetTimestamp();
        return [.. _begun.Zip(_begun.Skip(1).Append(ended), (from, to) => TimeProvider.System.GetElapsedTime(from, to))];
    }

    public void Emit(LogEvent logEvent)
    {
        if (Operations.IsOne(logEvent))
            _begun.Add(TimeProvider.System.GetTimestamp());
    }
}
