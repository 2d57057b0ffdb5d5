using Nuke.Common.Reporting;

namespace Nuke.Common.Plans.Terminal;

/// <summary>What <c>--plan</c> prints: the targets in their order beside the lines that join them, and all that is known of each.</summary>
internal sealed class PlanText(PlanGraph graph, CriticalPath critical, int width)
{
    /// <summary>Below this width names are not worth cutting any further.</summary>
    const int Narrowest = 12;

    readonly int _names = graph.Targets.Max(x => x.Name.Length);
    readonly int _durations = graph.Targets.Max(x => Duration(x).Length);
    readonly int _numbers = $"{graph.Targets.Count}".Length;

    public IEnumerable<ReportLine> Lines() =>
    [
        new(),
        .. Wrap(Title, width).Select(x => new ReportLine(x, ConsoleStyle.Heading)),
        new(),
        .. Rows(),
        new(),
        .. Legend.SelectMany(x => Wrap(x, width)).Select(x => new ReportLine(x, ConsoleStyle.Dim)),
        .. critical.Places.Any() ? Wrap($"Critical path ({critical.Title}): {string.Join(" > ", critical.Places.Select(x => graph.Targets[x].Name))}", width)
            .Select(x => new ReportLine(x)) : [],
    ];

    string Title
    {
        get
        {
            var skipped = graph.Skipped.Count();
            return $"Plan for {string.Join(", ", graph.Invoked.Select(x => x.Name))}: "
                   + $"{graph.Running.Count()} to run{(skipped > 0 ? $", {skipped} to skip" : "")}. Nothing is run now.";
        }
    }

    static IEnumerable<string> Legend => ["◆ critical path   ● runs   ○ skipped   lines lead down to what waits"];

    IEnumerable<ReportLine> Rows()
    {
        var drawn = Drawn();
        var space = drawn.SelectMany(x => x.Graph).Max(x => x.Length);
        // Where lines would leave no room for the text, numbers have to do.
        if (space > width / 3)
            (drawn, space) = ([.. drawn.Select(x => x with { Graph = [$"{Mark(x.Place)}"], Rest = "", Gap = null })], 1);
        return drawn.SelectMany(x => Rows(x, space));
    }

    List<Drawing> Drawn()
    {
        var lanes = new Lanes(Reduction.ByOrder(graph));
        var drawings = new List<Drawing>();
        for (var place = 0; place < graph.Targets.Count; place++)
        {
            var gap = lanes.Gap(place);
            var row = lanes.Target(place, Mark(place));
            var turn = lanes.Turn(place);
            drawings.Add(new Drawing(place, gap, turn == null ? [row] : [row, turn], lanes.Between()));
        }

        return drawings;
    }

    IEnumerable<ReportLine> Rows(Drawing drawing, int space)
    {
        var target = graph.Targets[drawing.Place];
        var style = target.IsSkipped ? ConsoleStyle.Dim : target.IsInvoked ? ConsoleStyle.Good : ConsoleStyle.Plain;
        var texts = Texts(drawing.Place, width - space - 2).ToList();
        if (drawing.Gap != null)
            yield return new ReportLine(drawing.Gap);
        for (var row = 0; row < Math.Max(texts.Count, drawing.Graph.Count); row++)
        {
            var graphics = row < drawing.Graph.Count ? drawing.Graph[row] : drawing.Rest;
            var text = row < texts.Count ? texts[row] : "";
            yield return new ReportLine($"{graphics.PadRight(space)}  {text}".TrimEnd(), row == 0 ? style : ConsoleStyle.Dim);
        }
    }

    IEnumerable<string> Texts(int place, int room)
    {
        var target = graph.Targets[place];
        var head = $"{(place + 1).ToString().PadLeft(_numbers)}  {target.Name.PadRight(_names)}  {Duration(target).PadLeft(_durations)}".TrimEnd();
        var notes = string.Join("; ", Notes(place));
        var indent = _numbers + 2 + _names + 2 + (_durations > 0 ? _durations + 2 : 0);
        if (notes.Length > 0 && indent + notes.Length <= room)
            return [$"{head.PadRight(indent)}{notes}"];
        var wrapped = Wrap(notes, Math.Max(room - _numbers - 4, Narrowest)).Where(x => x.Length > 0);
        return [.. Wrap(head, Math.Max(room, Narrowest)), .. wrapped.Select(x => new string(' ', _numbers + 4) + x)];
    }

    IEnumerable<string> Notes(int place)
    {
        var target = graph.Targets[place];
        if (target.SkipReason is { } reason)
            yield return $"skipped: {reason}";
        foreach (var (word, kind) in new[] { ("needs", EdgeKind.Needs), ("after", EdgeKind.Order), ("triggered by", EdgeKind.Triggers) })
        {
            if (string.Join(", ", graph.Before(place, kind)) is { Length: > 0 } names)
                yield return $"{word} {names}";
        }

        foreach (var condition in target.Conditions.Where(x => !target.IsSkipped || x.Holds != false))
            yield return $"only when {condition.Text} ({condition.Outcome})";
        foreach (var requirement in target.Requirements.Where(x => x.IsGiven == false))
            yield return $"requires {requirement.Text}, which is missing";
        foreach (var remark in target.Remarks)
            yield return remark;
    }

    char Mark(int place) => graph.Targets[place].IsSkipped ? '○' : critical.Places.Contains(place) ? '◆' : '●';

    static string Duration(PlanTarget target) => target.LastDuration is { } duration ? DurationText.Of(duration) : "";

    /// <summary>Lines of whole words, none wider than the width unless a word is.</summary>
    static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width && text.LastIndexOf(' ', width) is > 0 and var space)
        {
            yield return text[..space].TrimEnd();
            text = text[(space + 1)..];
        }

        while (text.Length > width)
        {
            yield return text[..width];
            text = text[width..];
        }

        yield return text;
    }

    sealed record Drawing(int Place, string? Gap, IReadOnlyList<string> Graph, string Rest);
}
