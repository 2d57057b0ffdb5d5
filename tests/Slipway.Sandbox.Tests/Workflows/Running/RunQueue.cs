using System.Collections.Concurrent;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>
/// The runs of a concurrency group as GitHub has them without <c>cancel-in-progress</c>: one runs, one waits, and one that waits is
/// dropped when a newer one comes.
/// </summary>
/// <seealso href="https://docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency"/>
internal sealed class RunQueue
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Commit, TaskCompletionSource<bool> Turn)> _waiting = new(StringComparer.Ordinal);

    /// <summary>What happened, such as <c>waits 0123456</c>.</summary>
    public ConcurrentQueue<string> Events { get; } = new();

    /// <summary>Runs when it is this one's turn; a run that was dropped has no jobs.</summary>
    public async Task<IReadOnlyDictionary<string, JobResult>> RunAsync(string group, string commit, Func<Task<IReadOnlyDictionary<string, JobResult>>> run)
    {
        if (!await TurnOf(group, commit))
            return new Dictionary<string, JobResult>();
        Events.Enqueue($"begins {commit}");
        try
        {
            return await run();
        }
        finally
        {
            Events.Enqueue($"ends {commit}");
            Next(group);
        }
    }

    /// <summary>Completes when the run of a commit has begun or waits: what comes later comes after it.</summary>
    public async Task HasComeAsync(string commit)
    {
        while (!Events.Any(x => x.EndsWith(commit, StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }

    private Task<bool> TurnOf(string group, string commit)
    {
        lock (_lock)
        {
            if (_running.Add(group))
                return Task.FromResult(true);
            if (_waiting.Remove(group, out var older))
            {
                Events.Enqueue($"dropped {older.Commit}");
                older.Turn.SetResult(false);
            }

            Events.Enqueue($"waits {commit}");
            var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[group] = (commit, turn);
            return turn.Task;
        }
    }

    private void Next(string group)
    {
        lock (_lock)
        {
            if (_waiting.Remove(group, out var next))
                next.Turn.SetResult(true);
            else
                _running.Remove(group);
        }
    }
}
