using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>Decides, before the first target runs, which ones do not.</summary>
internal static class SkipRules
{
    /// <summary>Applies <c>--skip</c>, <c>--continue</c> and the static conditions.</summary>
    public static void Apply(BuildSession session, NukeBuild build)
    {
        if (session.Sources.Find("Skip", prefixedOnly: true)?.Texts is { } texts)
            SkipByParameter([.. texts.SelectMany(CommandLineChecks.SplitTargets)], build);
        foreach (var target in build.ExecutionPlan)
            Check(target, target.StaticConditions, build.ExecutionPlan);
    }

    /// <summary>
    /// Skips a target whose condition does not hold, and what only it needs, unless it says otherwise by
    /// <see cref="ITargetDefinition.WhenSkipped"/>.
    /// </summary>
    /// <returns>Whether it was skipped.</returns>
    public static bool Check(
        ExecutableTarget target,
        IReadOnlyCollection<(string Text, Func<bool> Delegate)> conditions,
        IReadOnlyCollection<ExecutableTarget> plan)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return target.Status == ExecutionStatus.Skipped;
        var violated = conditions.Where(x => !x.Delegate()).Select(x => x.Text).ToList();
        if (violated.Count == 0)
            return false;
        target.OnlyWhen = string.Join(" && ", violated);
        Skip(target, reason: null, plan);
        return true;
    }

    /// <summary>Skips a target and the dependencies and triggered targets that nothing else needs.</summary>
    public static void Skip(ExecutableTarget target, string? reason, IReadOnlyCollection<ExecutableTarget> plan)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        target.Status = ExecutionStatus.Skipped;
        target.Skipped ??= reason;
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var other in target.ExecutionDependencies.Concat(target.Triggers))
        {
            if (!other.Invoked && !IsNeeded(other, target, plan))
                Skip(other, $"because of {target.Name}", plan);
        }
    }

    static void SkipByParameter(List<string> names, NukeBuild build)
    {
        var named = names.ConvertAll(x => Invoked.Find(x, build.ExecutableTargets));
        foreach (var target in build.ExecutionPlan.Where(x => names.Count == 0 ? !x.Invoked : named.Contains(x)))
            Skip(target, "via parameter", build.ExecutionPlan);
    }

    static bool IsNeeded(ExecutableTarget target, ExecutableTarget except, IEnumerable<ExecutableTarget> plan) =>
        plan.Any(x => x != except
                      && x.Status == ExecutionStatus.Scheduled
                      && (x.ExecutionDependencies.Contains(target) || x.Triggers.Contains(target)));
}
