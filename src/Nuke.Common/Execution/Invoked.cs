using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>Which targets an invocation names.</summary>
internal static class Invoked
{
    /// <summary>The plan for the named targets, or else for the default ones.</summary>
    public static IReadOnlyList<ExecutableTarget> Plan(BuildSession session, IReadOnlyCollection<ExecutableTarget> targets)
    {
        var names = Names(session);
        var invoked = names.Count > 0
            ? names.Select(x => Find(x, targets)).ToList()
            : targets.Where(x => x.IsDefault).ToList();
        invoked.ForEach(x => x.Invoked = true);
        var plan = ExecutionPlanner.Plan(targets, invoked);
        foreach (var target in plan)
            target.Status = ExecutionStatus.Scheduled;
        return plan;
    }

    /// <summary>The target with a name, case and dashes ignored.</summary>
    public static ExecutableTarget Find(string name, IReadOnlyCollection<ExecutableTarget> targets) =>
        targets.FirstOrDefault(x => KebabCase.Normalize(x.Name) == KebabCase.Normalize(name))
        ?? throw new BuildInputException(
            $"There is no target '{name}'.{Nearest.Hint(name, targets.Select(x => x.Name))}");

    /// <summary>The names as they were given.</summary>
    public static List<string> Names(BuildSession session)
    {
        var texts = session.CommandLine.Positional.Count > 0 && !session.CommandLine.Has("target")
            ? session.CommandLine.Positional
            : [.. session.CommandLine.Positional, .. session.Sources.Find("Target", prefixedOnly: true)?.Texts ?? []];
        return texts.SelectMany(CommandLineChecks.SplitTargets).ToList();
    }
}
