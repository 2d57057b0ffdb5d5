using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>The table of targets at the end of a build.</summary>
internal static class SummaryTable
{
    const int StatusWidth = 10;
    const int DurationWidth = 10;

    public static IEnumerable<ReportLine> Of(NukeBuild build)
    {
        var targets = build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective).ToList();
        var nameWidth = Math.Max(targets.Select(x => x.Name.Length + 4).DefaultIfEmpty().Max(), 19);
        var width = nameWidth + StatusWidth + DurationWidth;
        return
        [
            new(),
            new(new string('═', width), ConsoleStyle.Dim),
            new(Row("Target", "Status", "Duration"), ConsoleStyle.Heading),
            new(new string('─', width), ConsoleStyle.Dim),
            .. targets.Select(Line),
            new(new string('─', width), ConsoleStyle.Dim),
            new(Row("Total", "", Text(build.Elapsed)), ConsoleStyle.Heading),
            new(new string('═', width), ConsoleStyle.Dim),
        ];

        string Row(string target, string status, string duration) =>
            target.PadRight(nameWidth) + status.PadRight(StatusWidth) + duration.PadLeft(DurationWidth);

        ReportLine Line(ExecutableTarget target)
        {
            var notes = Notes(target);
            var row = Row(target.Name, target.Status.ToString(), DurationOf(target));
            return new ReportLine(notes.Length > 0 ? $"{row}   // {notes}" : row.TrimEnd(), Style(target.Status));
        }
    }

    /// <summary>The <c>key: value</c> notes of a target.</summary>
    public static string Notes(ExecutableTarget target) =>
        string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"));

    /// <summary>How long a target ran; empty when it did not.</summary>
    public static string DurationOf(ExecutableTarget target) => HasRun(target) ? Text(target.Duration) : "";

    /// <summary>A duration as <c>m:ss</c>.</summary>
    public static string Text(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1) ? "< 1sec" : $"{(int)duration.TotalMinutes}:{duration:ss}";

    static bool HasRun(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted;

    public static ConsoleStyle Style(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => ConsoleStyle.Good,
        ExecutionStatus.Failed => ConsoleStyle.Error,
        ExecutionStatus.Aborted or ExecutionStatus.NotRun => ConsoleStyle.Warning,
        _ => ConsoleStyle.Dim,
    };
}
