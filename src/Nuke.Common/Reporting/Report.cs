using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>The fixed parts of what a build prints, as lines.</summary>
internal static class Report
{
    public static IEnumerable<ReportLine> Banner(string version, string runtime) =>
    [
        new(),
        new($"NUKE build on Slipway's engine {version} ({runtime})", ConsoleStyle.Dim),
    ];

    public static IEnumerable<ReportLine> Heading(string title) =>
    [
        new(),
        new($"╬{new string('═', title.Length + 5)}", ConsoleStyle.Dim),
        new($"║ {title}", ConsoleStyle.Heading),
        new($"╬{new string('═', Math.Max(title.Length - 4, 2))}", ConsoleStyle.Dim),
        new(),
    ];

    public static IEnumerable<ReportLine> Recap(IReadOnlyCollection<RecapEntry> entries) =>
        entries.Count == 0
            ? []
            : Heading("Errors & Warnings").Concat(entries.Select(x => new ReportLine(
                $"[{(x.IsError ? "ERR" : "WRN")}] {(x.Target == null ? "" : $"{x.Target}: ")}{x.Text}",
                x.IsError ? ConsoleStyle.Error : ConsoleStyle.Warning)));

    public static IEnumerable<ReportLine> Outcome(BuildOutcome outcome, string time, int exitCode) => outcome switch
    {
        BuildOutcome.Succeeded => [new(), new($"Build succeeded on {time}.", ConsoleStyle.Good)],
        BuildOutcome.Cancelled => [new(), new($"Build cancelled on {time} (exit code {exitCode}).", ConsoleStyle.Error)],
        _ => [new(), new($"Build failed on {time} (exit code {exitCode}).", ConsoleStyle.Error)],
    };
}
