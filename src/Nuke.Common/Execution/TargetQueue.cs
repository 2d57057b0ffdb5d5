namespace Nuke.Common.Execution;

/// <summary>
/// Which target may start next: the first in order that everything before it is done for. Targets outside of the plan
/// count too, as done when all before them are, so that what is ordered by way of them stays in order.
/// </summary>
internal sealed class TargetQueue
{
    readonly IReadOnlyList<ExecutableTarget> _order;
    readonly HashSet<ExecutableTarget> _plan;
    readonly Dictionary<ExecutableTarget, int> _position;
    readonly List<int>[] _followers;
    readonly int[] _waitsFor;
    readonly PriorityQueue<int, int> _ready = new();

    public TargetQueue(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<ExecutableTarget> plan)
    {
        _order = ExecutionPlanner.Order(targets);
        _plan = [.. plan];
        _position = _order.Select((target, index) => (target, index)).ToDictionary(x => x.target, x => x.index);
        _followers = [.. _order.Select(_ => new List<int>())];
        _waitsFor = new int[_order.Count];
        for (var index = 0; index < _order.Count; index++)
            Relate(index);
        Open([.. Enumerable.Range(0, _order.Count).Where(x => _waitsFor[x] == 0)]);
    }

    public bool HasReady => _ready.Count > 0;

    /// <summary>
    /// Takes the next target, unless it has to wait for those that run. One that runs alone is not overtaken, since it
    /// might wait for ever.
    /// </summary>
    public bool TryTake(IReadOnlyCollection<ExecutableTarget> running, out ExecutableTarget target)
    {
        target = null!;
        if (!_ready.TryPeek(out var next, out _) || (running.Count > 0 && running.Append(_order[next]).Any(x => x.RunsAlone)))
            return false;
        target = _order[_ready.Dequeue()];
        return true;
    }

    /// <summary>Lets those start that waited for the target.</summary>
    public void Finish(ExecutableTarget target) => Open(Freed(_position[target]));

    void Relate(int index)
    {
        foreach (var before in _order[index].AllDependencies.Distinct().Where(_position.ContainsKey))
            Relate(_position[before], index);
        // Consuming orders nothing in NUKE; the two only do not run at once, in whatever order they are.
        foreach (var producer in _order[index].ArtifactDependencies.Select(x => x.Key).Where(_position.ContainsKey))
            Relate(Math.Min(_position[producer], index), Math.Max(_position[producer], index));
    }

    void Relate(int before, int after)
    {
        if (before == after)
            return;
        _followers[before].Add(after);
        _waitsFor[after]++;
    }

    List<int> Freed(int index) => _followers[index].FindAll(x => --_waitsFor[x] == 0);

    /// <summary>Makes targets ready that nothing is before any more, and passes over those outside of the plan.</summary>
    void Open(List<int> free)
    {
        var open = new Stack<int>(free);
        while (open.TryPop(out var next))
        {
            if (_plan.Contains(_order[next]))
                _ready.Enqueue(next, next);
            else
                Freed(next).ForEach(open.Push);
        }
    }
}
