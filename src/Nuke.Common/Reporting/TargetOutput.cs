using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>
/// Keeps together what each target prints when several run at a time. The first unfinished target of the plan prints at
/// once; what the others print is held until it is their turn, so that a log reads the same whatever the timing.
/// </summary>
/// <param name="current">The target that the calling code belongs to.</param>
internal sealed class TargetOutput(Func<ExecutableTarget?> current)
{
    readonly Lock _lock = new();
    readonly Dictionary<ExecutableTarget, List<Action>> _held = [];
    readonly HashSet<ExecutableTarget> _finished = [];
    readonly Queue<ExecutableTarget> _turns = [];

    /// <summary>Starts to hold back; the turns are in the order of the targets.</summary>
    public void Start(IEnumerable<ExecutableTarget> targets)
    {
        lock (_lock)
        {
            foreach (var target in targets)
                _turns.Enqueue(target);
        }
    }

    /// <summary>Keeps what is to be written for later, when it belongs to a target whose turn has not come.</summary>
    /// <returns>Whether it is kept; otherwise the caller writes it.</returns>
    public bool Holds(Action write)
    {
        lock (_lock)
        {
            if (_turns.Count == 0 || current() is not { } target || target == _turns.Peek() || !_turns.Contains(target))
                return false;
            if (!_held.TryGetValue(target, out var writes))
                _held[target] = writes = [];
            writes.Add(write);
            return true;
        }
    }

    /// <summary>Ends a target's turn, now or when it comes.</summary>
    public void Finish(ExecutableTarget target)
    {
        lock (_lock)
        {
            _finished.Add(target);
            while (_turns.TryPeek(out var first) && _finished.Contains(first))
                Next();
        }
    }

    /// <summary>Writes whatever is still held, and holds nothing any more.</summary>
    public void Release()
    {
        lock (_lock)
        {
            while (_turns.Count > 0)
                Next();
        }
    }

    void Next()
    {
        _turns.Dequeue();
        // The rest of it is written by the caller of Holds, after this, since the lock is taken.
        if (_turns.TryPeek(out var next) && _held.Remove(next, out var writes))
            writes.ForEach(x => x());
    }
}
