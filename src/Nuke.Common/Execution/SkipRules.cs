using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>Decides which targets of a plan do not run.</summary>
internal sealed class SkipRules
{
    readonly IReadOnlyCollection<ExecutableTarget> _plan;
    readonly ILookup<ExecutableTarget, ExecutableTarget> _neededBy;

    public SkipRules(IReadOnlyCollection<ExecutableTarget> plan)
    {
        _plan = plan;
        _neededBy = plan.SelectMany(x => Needs(x).Select(y => (Needed: y, By: x))).ToLookup(x => x.Needed, x => x.By);
    }

    /// <summary>Applies, before the first target runs, <c>--continue</c>, <c>--skip</c> and the static conditions.</summary>
    public static void Apply(BuildSession session, NukeBuild build)
    {
        var rules = new SkipRules(build.ExecutionPlan);
        if (build.Continue)
            rules.Continue(new AttemptFile(session).Previous().ToHashSet(StringComparer.Ordinal));
        if (session.Sources.Find("Skip", prefixedOnly: true)?.Texts is { } texts)
            rules.SkipByParameter([.. texts.SelectMany(CommandLineChecks.SplitTargets).Select(x => Invoked.Find(x, build.ExecutableTargets))]);
        foreach (var target in build.ExecutionPlan)
            rules.Check(target, target.StaticConditions);
    }

    /// <summary>
    /// Skips a target whose condition does not hold, and what only it needs, unless it says otherwise by
    /// <see cref="ITargetDefinition.WhenSkipped"/>.
    /// </summary>
    /// <returns>Whether it was skipped.</returns>
    public bool Check(ExecutableTarget target, IReadOnlyCollection<(string Text, Func<bool> Delegate)> conditions)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return target.Status == ExecutionStatus.Skipped;
        var violated = conditions.Where(x => !x.Delegate()).Select(x => x.Text).ToList();
        if (violated.Count == 0)
            return false;
        target.OnlyWhen = string.Join(" && ", violated);
        Skip(target, reason: null);
        return true;
    }

    /// <summary>Skips a target and the dependencies and triggered targets that nothing else needs.</summary>
    public void Skip(ExecutableTarget target, string? reason)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        target.Status = ExecutionStatus.Skipped;
        target.Skipped ??= reason;
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var other in Needs(target).Where(x => !x.Invoked && !_neededBy[x].Any(StillNeeds)))
            Skip(other, $"because of {target.Name}");
    }

    /// <summary>
    /// Whether a target still wants its dependencies and triggered targets: also one that is done, one that was done in
    /// the previous attempt, and a skipped one that says that its dependencies run all the same.
    /// </summary>
    static bool StillNeeds(ExecutableTarget target) =>
        target.Status != ExecutionStatus.Skipped
        || target.DependencyBehavior == DependencyBehavior.Execute
        || target.Skipped == AttemptFile.Reason;

    static IEnumerable<ExecutableTarget> Needs(ExecutableTarget target) => target.ExecutionDependencies.Union(target.Triggers);

    void Continue(HashSet<string> done)
    {
        foreach (var target in _plan.Where(x => done.Contains(x.Name)))
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped = AttemptFile.Reason;
        }
    }

    /// <summary>Without names, all that were not named to run.</summary>
    void SkipByParameter(HashSet<ExecutableTarget> named)
    {
        foreach (var target in _plan.Where(x => named.Count == 0 ? !x.Invoked : named.Contains(x)))
            Skip(target, "via parameter");
    }
}
