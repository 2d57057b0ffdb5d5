namespace Nuke.Common.Execution;

/// <summary>Finds the cycles that keep targets from being ordered, and shows each as a path.</summary>
internal static class CycleFinder
{
    /// <summary>One path per cycle found, each starting and ending with the same target.</summary>
    public static IReadOnlyList<IReadOnlyList<ExecutableTarget>> Find(IEnumerable<ExecutableTarget> targets)
    {
        var done = new HashSet<ExecutableTarget>();
        var path = new List<ExecutableTarget>();
        var cycles = new List<IReadOnlyList<ExecutableTarget>>();
        foreach (var target in targets)
            Visit(target);
        return cycles;

        void Visit(ExecutableTarget target)
        {
            var start = path.IndexOf(target);
            if (start >= 0)
            {
                cycles.Add([.. path[start..], target]);
                return;
            }

            if (!done.Add(target))
                return;
            path.Add(target);
            foreach (var dependency in target.AllDependencies)
                Visit(dependency);
            path.RemoveAt(path.Count - 1);
        }
    }

    public static string Describe(IEnumerable<ExecutableTarget> targets) =>
        "Targets wait for each other in a circle:" + string.Concat(
            Find(targets).Select(x => $"{Environment.NewLine}  {string.Join(" -> ", x.Select(y => y.Name))}"));
}
