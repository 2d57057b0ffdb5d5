using Nuke.Common.Execution;
using Slipway.Workflows.Nodes;

namespace Slipway.Workflows;

/// <summary>Derives which job needs which others from the order of the targets that they run.</summary>
internal static class JobOrder
{
    /// <summary>Sets what each job needs: the jobs that come right before it.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="targets">Targets that lead to all that the jobs run.</param>
    /// <exception cref="InvalidOperationException">Two jobs come before each other.</exception>
    public static void Derive(IReadOnlyList<Job> jobs, IReadOnlyCollection<ExecutableTarget> targets)
    {
        var before = jobs.ToDictionary(x => x, job => Before(job, jobs, targets));
        foreach (var job in jobs)
        {
            if (before[job].FirstOrDefault(x => before[x].Contains(job)) is { } other)
                throw new InvalidOperationException($"Jobs '{job.Name}' and '{other.Name}' come before each other: {string.Join(", ", job.Targets)} and {string.Join(", ", other.Targets)} cannot be split that way.");
            job.Needs = [.. jobs.Where(x => before[job].Contains(x) && !before[job].Any(y => before[y].Contains(x))).Select(x => x.Name)];
        }
    }

    static HashSet<Job> Before(Job job, IReadOnlyList<Job> jobs, IReadOnlyCollection<ExecutableTarget> targets)
    {
        var earlier = Earlier(job.Targets.Select(name => targets.Single(x => x.Name == name)));
        return [.. jobs.Where(x => x != job && x.Targets.Any(earlier.Contains))];
    }

    /// <summary>The names of all that runs before some targets, whether they need it or only come after it.</summary>
    static HashSet<string> Earlier(IEnumerable<ExecutableTarget> targets)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<ExecutableTarget>(targets);
        while (open.TryPop(out var target))
        {
            foreach (var next in target.AllDependencies.Where(x => earlier.Add(x.Name)))
                open.Push(next);
        }

        return earlier;
    }
}
