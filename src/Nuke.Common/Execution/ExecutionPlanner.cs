namespace Nuke.Common.Execution;

/// <summary>The order in which targets run: a pure function of the targets and the invoked ones.</summary>
internal static class ExecutionPlanner
{
    /// <summary>
    /// Every invoked target, all that it depends on and all that is triggered, each once, after everything that has to
    /// come before it. Where that leaves a choice, the target declared last runs first, as in NUKE.
    /// </summary>
    /// <exception cref="BuildInputException">The targets form a cycle.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyCollection<ExecutableTarget> invoked)
    {
        var wanted = Closure(invoked, targets);
        return Order(targets).Where(wanted.Contains).ToList();
    }

    /// <summary>All targets, dependencies first.</summary>
    public static IReadOnlyList<ExecutableTarget> Order(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var position = targets.Select((target, index) => (target, index)).ToDictionary(x => x.target, x => x.index);
        var before = targets.Select(x => x.AllDependencies.Where(position.ContainsKey).Distinct().ToList()).ToList();
        var dependents = new int[targets.Count];
        foreach (var dependency in before.SelectMany(x => x))
            dependents[position[dependency]]++;

        var free = new PriorityQueue<int, int>(
            Enumerable.Range(0, targets.Count).Where(x => dependents[x] == 0).Select(x => (x, x)));
        var list = targets.ToList();
        var order = new List<ExecutableTarget>(targets.Count);
        while (free.TryDequeue(out var next, out _))
        {
            order.Add(list[next]);
            foreach (var index in before[next].Select(x => position[x]).Where(x => --dependents[x] == 0))
                free.Enqueue(index, index);
        }

        if (order.Count < targets.Count)
            throw new BuildInputException(CycleFinder.Describe(targets));

        order.Reverse();
        return order;
    }

    static HashSet<ExecutableTarget> Closure(
        IEnumerable<ExecutableTarget> invoked,
        IReadOnlyCollection<ExecutableTarget> targets)
    {
        var known = targets.ToHashSet();
        var wanted = new HashSet<ExecutableTarget>();
        var open = new Stack<ExecutableTarget>(invoked);
        while (open.TryPop(out var target))
        {
            if (!known.Contains(target) || !wanted.Add(target))
                continue;
            foreach (var next in target.ExecutionDependencies.Concat(target.Triggers))
                open.Push(next);
        }

        return wanted;
    }
}
