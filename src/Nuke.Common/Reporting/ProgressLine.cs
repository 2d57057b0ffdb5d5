using Nuke.Common.Execution;
using Spectre.Console;

namespace Nuke.Common.Reporting;

/// <summary>The line that shows how far a build is, such as <c>[3/12] Compile 0:41, Test 0:07</c>.</summary>
internal static class ProgressLine
{
    static readonly Style Count = new(Color.Grey);
    static readonly Style Name = new(Color.Aqua);

    /// <summary>Draws it in at most one line of the terminal; the last column stays free, where some terminals wrap.</summary>
    public static string Of(IReadOnlyCollection<ExecutableTarget> plan, int width)
    {
        var targets = plan.Where(x => x.Actions.Count > 0 && x.Status != ExecutionStatus.Skipped).ToList();
        var running = targets.Where(x => x.Status == ExecutionStatus.Running).Select(x => (x.Name, Time: Text(x.Duration))).ToList();
        var done = targets.Count(x => x.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted);
        var count = $"[{done}/{targets.Count}] ";
        var shown = Fitting(running, width - 1 - count.Length - ", +99".Length);
        var line = new Paragraph(count, Count);
        for (var index = 0; index < shown; index++)
            line.Append(index == 0 ? "" : ", ").Append(running[index].Name, Name).Append($" {running[index].Time}");
        if (shown < running.Count)
            line.Append($"{(shown > 0 ? ", " : "")}+{running.Count - shown}", Count);
        return SpectreText.Render(line, Math.Max(width - 1, 1))[0];
    }

    static int Fitting(List<(string Name, string Time)> running, int room)
    {
        var shown = 0;
        foreach (var (name, time) in running)
        {
            room -= name.Length + time.Length + " , ".Length;
            // One is shown in any case, cut where the terminal ends.
            if (room < 0 && shown > 0)
                break;
            shown++;
        }

        return shown;
    }

    static string Text(TimeSpan duration) => $"{(int)duration.TotalMinutes}:{duration:ss}";
}
