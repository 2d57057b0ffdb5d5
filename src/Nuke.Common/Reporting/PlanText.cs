using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>What <c>--plan</c> prints: the targets in their order, what each waits for and what would be skipped.</summary>
internal static class PlanText
{
    public static IEnumerable<ReportLine> Of(IReadOnlyCollection<ExecutableTarget> plan)
    {
        var number = plan.Select((target, index) => (target, index)).ToDictionary(x => x.target, x => x.index + 1);
        var width = plan.Max(x => x.Name.Length);
        yield return new ReportLine();
        yield return new ReportLine("Plan (nothing is run):", ConsoleStyle.Heading);
        yield return new ReportLine();
        foreach (var target in plan)
        {
            var notes = Notes(target, number).ToList();
            var line = $"{number[target],4}  {target.Name.PadRight(width)}{(notes.Count > 0 ? $"  {string.Join("; ", notes)}" : "")}";
            yield return new ReportLine(line.TrimEnd(), Style(target));
        }
    }

    static IEnumerable<string> Notes(ExecutableTarget target, Dictionary<ExecutableTarget, int> number)
    {
        if (Names(target.ExecutionDependencies) is { Length: > 0 } needed)
            yield return $"after {needed}";
        if (Names(target.OrderDependencies.Except(target.ExecutionDependencies)) is { Length: > 0 } earlier)
            yield return $"not before {earlier}";
        if (Names(target.TriggerDependencies) is { Length: > 0 } triggers)
            yield return $"triggered by {triggers}";
        if (target.DynamicConditions.Count > 0)
            yield return $"only when {string.Join(" && ", target.DynamicConditions.Select(x => x.Text))}";
        if (target.Status == ExecutionStatus.Skipped)
            yield return $"skipped{Reason(target)}";
        if (target.AssuredAfterFailure)
            yield return "also after a failure";

        string Names(IEnumerable<ExecutableTarget> targets) =>
            string.Join(", ", targets.Where(number.ContainsKey).Select(x => x.Name));
    }

    static string Reason(ExecutableTarget target) =>
        target.OnlyWhen is { } condition ? $", since not {condition}"
        : target.Skipped is { } reason ? $", {reason}"
        : "";

    static ConsoleStyle Style(ExecutableTarget target) =>
        target.Status == ExecutionStatus.Skipped ? ConsoleStyle.Dim : target.Invoked ? ConsoleStyle.Good : ConsoleStyle.Plain;
}
