using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

/// <summary>The rules as one would write them down, without a thought for time.</summary>
internal static class ReferencePlanner
{
    /// <summary>Takes, again and again, the first target that no other waits for; the last taken runs first.</summary>
    public static List<ExecutableTarget> Plan(List<ExecutableTarget> targets, List<ExecutableTarget> invoked)
    {
        var wanted = invoked.ToList();
        while (wanted.SelectMany(x => x.ExecutionDependencies.Concat(x.Triggers)).FirstOrDefault(x => !wanted.Contains(x)) is { } missing)
            wanted.Add(missing);
        var (rest, plan) = (targets.ToList(), new List<ExecutableTarget>());
        while (rest.Count > 0)
        {
            var next = rest.First(x => !rest.Exists(y => y.AllDependencies.Contains(x)));
            rest.Remove(next);
            plan.Insert(0, next);
        }

        return plan.FindAll(wanted.Contains);
    }

    /// <summary>Whether a way leads from a target to an earlier one, by relations of whatever kind.</summary>
    public static bool IsBefore(ExecutableTarget target, ExecutableTarget earlier)
    {
        var reached = new List<ExecutableTarget>();
        var open = new List<ExecutableTarget> { target };
        while (open.Count > 0)
        {
            open = [.. open.SelectMany(x => x.AllDependencies).Distinct().Except(reached)];
            reached.AddRange(open);
        }

        return reached.Contains(earlier);
    }

    /// <summary>
    /// Those that are chosen, and each that was not named to run and that something needs, when all that need it are
    /// skipped and none of them wants its dependencies all the same.
    /// </summary>
    public static List<ExecutableTarget> Skipped(List<ExecutableTarget> targets, List<ExecutableTarget> chosen)
    {
        var skipped = chosen.ToList();
        while (targets.Find(x => !skipped.Contains(x) && !x.Invoked && IsNotNeeded(x)) is { } next)
            skipped.Add(next);
        return skipped;

        bool IsNotNeeded(ExecutableTarget target)
        {
            var needing = targets.FindAll(x => x.ExecutionDependencies.Contains(target) || x.Triggers.Contains(target));
            return needing.Count > 0 && needing.TrueForAll(x => skipped.Contains(x) && x.DependencyBehavior == DependencyBehavior.Skip);
        }
    }
}
