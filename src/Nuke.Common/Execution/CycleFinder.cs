namespace Nuke.Common.Execution;

/// <summary>Finds the cycles that keep targets from being ordered, and shows each as a path.</summary>
internal static class CycleFinder
{
    /// <summary>A build with more is mended from the first ones on.</summary>
    const int Shown = 10;

    /// <summary>
    /// Paths that start and end with the same target. Each relation that is part of a cycle is on one of them; there can be
    /// more cycles than anybody could read, made of the same relations in other combinations.
    /// </summary>
    public static IEnumerable<IReadOnlyList<ExecutableTarget>> Find(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var known = targets.ToHashSet();
        var seen = new HashSet<(ExecutableTarget, ExecutableTarget)>();
        foreach (var target in targets)
        {
            foreach (var next in target.AllDependencies.Distinct())
            {
                if (seen.Contains((target, next)) || Path(next, target, known) is not { } way)
                    continue;
                IReadOnlyList<ExecutableTarget> cycle = [target, .. way];
                seen.UnionWith(cycle.Zip(cycle.Skip(1)));
                yield return cycle;
            }
        }
    }

    public static string Describe(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var cycles = Find(targets).Take(Shown + 1).ToList();
        return "Targets wait for each other in a circle:"
               + string.Concat(cycles.Take(Shown).Select(Describe))
               + (cycles.Count > Shown ? $"{Environment.NewLine}  and more" : "");
    }

    static string Describe(IReadOnlyList<ExecutableTarget> cycle) =>
        $"{Environment.NewLine}  {string.Join(" -> ", cycle.Select(x => x.Name))}"
        + $"{Environment.NewLine}    {string.Join(", ", cycle.Zip(cycle.Skip(1), Relation))}";

    static string Relation(ExecutableTarget target, ExecutableTarget earlier) =>
        target.ExecutionDependencies.Contains(earlier) ? $"{target.Name} depends on {earlier.Name}"
        : target.TriggerDependencies.Contains(earlier) ? $"{target.Name} is triggered by {earlier.Name}"
        : $"{target.Name} runs after {earlier.Name}";

    /// <summary>The shortest way from a target to another by what comes before it, both included.</summary>
    static List<ExecutableTarget>? Path(ExecutableTarget from, ExecutableTarget to, HashSet<ExecutableTarget> known)
    {
        var cameFrom = new Dictionary<ExecutableTarget, ExecutableTarget?> { [from] = null };
        var open = new Queue<ExecutableTarget>([from]);
        while (open.TryDequeue(out var target) && target != to)
        {
            foreach (var next in target.AllDependencies.Where(x => known.Contains(x) && cameFrom.TryAdd(x, target)))
                open.Enqueue(next);
        }

        if (!cameFrom.ContainsKey(to))
            return null;
        var way = new List<ExecutableTarget>();
        for (var target = to; target != null; target = cameFrom[target])
            way.Insert(0, target);
        return way;
    }
}
