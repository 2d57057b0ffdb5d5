using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Plans.Page;
using Nuke.Common.Plans.Terminal;
using Nuke.Common.Reporting;

namespace Nuke.Common.Plans;

/// <summary><c>--plan</c>: prints the plan, writes it as a page, and opens that when asked to.</summary>
internal static class PlanCommand
{
    /// <summary>In <c>.nuke/temp</c>.</summary>
    public const string FileName = "plan.html";

    /// <summary>Where nobody says how wide the terminal is.</summary>
    const int UsualWidth = 100;

    public static IEnumerable<ReportLine> Run(BuildSession session, NukeBuild build)
    {
        var graph = new PlanReader(build, TargetDurations.Read(session.TemporaryDirectory)).Read();
        var critical = CriticalPath.Of(graph);
        return
        [
            .. new PlanText(graph, critical, Width(session.Invocation)).Lines(),
            .. Page(session, graph, critical, build.OpensPlan),
        ];
    }

    static IEnumerable<ReportLine> Page(BuildSession session, PlanGraph graph, CriticalPath critical, bool isOpened)
    {
        var file = session.TemporaryDirectory / FileName;
        var written = $"{session.Invocation.Time.GetLocalNow():yyyy-MM-dd HH:mm}";
        if (Write(file, session.Secrets.Apply(new PlanPage(graph, critical, written).Html())) is { } error)
            return [new($"{file} could not be written: {error}", ConsoleStyle.Warning)];
        if (!isOpened)
            return [new($"As a page: {file} (--plan --open opens it)")];
        return Browser.Open(file, session.Invocation.Environment) is { } reason
            ? [new($"The page was not opened: {reason}.", ConsoleStyle.Warning), new($"As a page: {file}")]
            : [new($"As a page, opened: {file}")];
    }

    static string? Write(AbsolutePath file, string html)
    {
        try
        {
            file.Parent.CreateDirectory();
            File.WriteAllText(file, html);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    static int Width(BuildInvocation invocation)
    {
        if (int.TryParse(invocation.Environment.GetValueOrDefault("COLUMNS"), out var given) && given > 0)
            return given;
        return !invocation.IsOutputRedirected && invocation.HandlesSignals && Console.WindowWidth is > 0 and var width ? width : UsualWidth;
    }
}
