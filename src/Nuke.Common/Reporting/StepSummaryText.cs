using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>What a build did, as Markdown.</summary>
internal static class StepSummaryText
{
    const int LongestMessage = 2000;

    /// <summary>The parts, the most important first.</summary>
    public static IEnumerable<string> Sections(NukeBuild? build, BuildLog log, string outcome, SecretMask mask)
    {
        var recap = log.Recap(build);
        yield return $"### {outcome}\n\n{(build == null ? "" : Table(build, mask))}";
        foreach (var (title, isError) in new[] { ("Errors", true), ("Warnings", false) })
        {
            var entries = recap.Where(x => x.IsError == isError).ToList();
            if (entries.Count > 0)
                yield return $"\n**{title}**\n\n";
            foreach (var entry in entries)
                yield return Item(entry);
        }

        foreach (var target in (build?.ExecutionPlan ?? []).Where(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted))
            yield return Details(target.Name, log.Tail(target.Name));
    }

    static string Table(NukeBuild build, SecretMask mask)
    {
        var targets = build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective).ToList();
        if (targets.Count == 0)
            return "";
        var text = new StringBuilder("| Target | Status | Duration | Notes |\n|---|---|--:|---|\n");
        foreach (var target in targets)
        {
            var notes = string.Join("<br>", target.SummaryInformation.Select(x => $"{Markdown.Cell(mask.Apply($"{x.Key}: {x.Value}"))}"));
            text.Append($"| {Markdown.Cell(target.Name)} | {Symbol(target.Status)} {target.Status} | {Markdown.Html(SummaryTable.DurationOf(target))} | {notes} |\n");
        }

        return text.Append($"| **Total** | | {Markdown.Html(SummaryTable.Text(build.Elapsed))} | |\n").ToString();
    }

    static string Item(RecapEntry entry)
    {
        var text = entry.Text.Length > LongestMessage ? $"{entry.Text[..LongestMessage]} …" : entry.Text;
        return $"- {(entry.Target == null ? "" : $"**{Markdown.Text(entry.Target)}**: ")}{Markdown.Cell(text)}\n";
    }

    static string Details(string target, IReadOnlyList<string> lines) => lines.Count == 0
        ? ""
        : $"\n<details><summary>Last lines of {Markdown.Html(target)}</summary>\n\n"
          + $"<pre>\n{string.Join('\n', lines.Select(Markdown.Html))}\n</pre>\n\n</details>\n";

    static string Symbol(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "✅",
        ExecutionStatus.Failed => "❌",
        ExecutionStatus.Aborted => "🛑",
        _ => "⚪",
    };
}
