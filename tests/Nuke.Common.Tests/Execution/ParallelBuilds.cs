#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0649 // Filled and created by the engine.
using Nuke.Common.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Nuke.Common.Tests.Execution;

/// <summary>In the plan, what is declared last comes first: Late is before Early.</summary>
internal sealed class ParallelBuild : NukeBuild
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Barrier _meeting = new(2);
    readonly TaskCompletionSource _earlyIsDone = new();
    readonly Lock _lock = new();
    int _inEvent;
    volatile int _atOnce;

    Target Default => _ => _.DependsOn(Left, Right);

    Target Left => _ => _.Executes(() => Meet("Left"));

    Target Right => _ => _.Executes(() => Meet("Right"));

    Target Early => _ => _.Executes(() => Log.Warning("first in time"));

    Target Late => _ => _.Executes(() =>
    {
        Wait(_earlyIsDone.Task);
        Log.Warning("first in the plan");
    });

    Target One => _ => _.Produces("packages").Executes(Count);

    Target Two => _ => _.Executes(Count);

    Target Three => _ => _.Executes(Count);

    Target North => _ => _.Executes(Pair);

    Target East => _ => _.Executes(Pair);

    Target South => _ => _.Executes(Pair);

    Target West => _ => _.Executes(Pair);

    [Sequential]
    Target Alone => _ => _.Executes(Count);

    Target Consumer => _ => _.Consumes(One).Executes(Count);

    Target Between => _ => _.After(Two).Executes();

    Target Behind => _ => _.After(Between).Executes(Count);

    Target Says => _ => _.Executes(() => Say("says"));

    Target Tells => _ => _.Executes(() => Say("tells"));

    protected internal override void OnTargetRunning(string target) => InEvent();

    protected internal override void OnTargetSucceeded(string target)
    {
        InEvent();
        if (target == nameof(Early))
            _earlyIsDone.TrySetResult();
    }

    void InEvent()
    {
        if (Interlocked.Increment(ref _inEvent) > 1)
            Journal.Note("two events at once");
        Interlocked.Decrement(ref _inEvent);
    }

    void Meet(string name)
    {
        Assert.True(_meeting.SignalAndWait(Patience), "The other one does not run.");
        Journal.Note(string.Join('+', RunningTargets.Select(x => x.Name).Order(StringComparer.Ordinal)));
        Assert.True(_meeting.SignalAndWait(Patience), "The other one has left.");
        ReportSummary(_ => _.AddPair("Name", name));
    }

    /// <summary>Ends when another one has come.</summary>
    void Pair()
    {
        Interlocked.Increment(ref _atOnce);
        Assert.True(_meeting.SignalAndWait(Patience), "No other one runs.");
        Journal.Note($"{_atOnce}");
        Interlocked.Decrement(ref _atOnce);
    }

    void Say(string word)
    {
        Wait(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            using var process = ProcessTasks.StartShell($"echo one {word}; echo two {word}", logInvocation: false);
            process.AssertZeroExitCode();
        }))));
    }

    void Count()
    {
        lock (_lock)
            Journal.Note($"{++_atOnce}");
        // Gives another one the time to come, if it may.
        SpinWait.SpinUntil(() => _atOnce > 1, TimeSpan.FromMilliseconds(50));
        lock (_lock)
            _atOnce--;
    }

    static void Wait(Task task) => task.WaitAsync(Patience).GetAwaiter().GetResult();
}

internal sealed class ParallelFailingBuild : NukeBuild
{
    readonly TaskCompletionSource _failed = new();

    Target Assured => _ => _.After(Next).AssuredAfterFailure().Executes(() => Journal.Note("Assured"));

    Target Next => _ => _.DependsOn(Slow).Executes(() => Journal.Note("Next"));

    Target Fails => _ => _.Executes(() =>
    {
        Log.Information("about to fail");
        throw new InvalidOperationException("It broke.");
    });

    Target Tolerated => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("So what."));

    Target Slow => _ => _.Executes(async () =>
    {
        await _failed.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Journal.Note("Slow");
    });

    protected internal override void OnTargetFailed(string target) => _failed.TrySetResult();
}

internal sealed class ParallelCancelledBuild : NukeBuild
{
    readonly CountdownEvent _started = new(2);

    Target Blocking => _ => _.Executes(() =>
    {
        using var process = ProcessTasks.StartProcess("sleep", "600");
        Cancel();
        process.AssertZeroExitCode();
    });

    Target Asynchronous => _ => _.Executes(async () =>
    {
        using var process = ProcessTasks.StartProcess("sleep", "600");
        Cancel();
        await Task.Run(process.AssertZeroExitCode);
    });

    Target Cleanup => _ => _.After(Blocking, Asynchronous).AssuredAfterFailure().Executes(() =>
    {
        using var process = ProcessTasks.StartShell("echo cleaned", logInvocation: false);
        process.AssertZeroExitCode();
        Journal.Note("Cleanup");
    });

    /// <summary>The one that starts last cancels.</summary>
    void Cancel()
    {
        if (_started.Signal())
            BuildSession.Current.Cancellation.Request();
    }
}
