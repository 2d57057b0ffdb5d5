namespace Nuke.Common.Plans.Page;

/// <summary>All that is known of each target, as a table: what screen readers read, and what the details are taken from.</summary>
internal sealed class TargetTable(PlanGraph graph, CriticalPath critical)
{
    readonly TimeSpan _longest = graph.Targets.Max(x => x.LastDuration) ?? TimeSpan.Zero;
    readonly Dictionary<string, PlanTarget> _byName = graph.Targets.ToDictionary(x => x.Name, StringComparer.Ordinal);

    /// <summary>Columns in which no target has anything are left out.</summary>
    IEnumerable<Column> Columns => new Column[]
    {
        new("Would", Would),
        new("Comes after", After),
        new("Conditions", (target, _) => Items(target.Conditions.Select(x => Markup.Of($"""<code>{x.Text}</code> <span class="{Tone(x.Holds)}">{x.Outcome}</span>""")))),
        new("Requires", (target, _) => Items(target.Requirements.Select(Requirement))),
        new("Artifacts", (target, _) => Items([.. target.Produces.Select(x => Markup.Of($"makes <code>{x}</code>")), .. target.Consumes.Select(x => Markup.Of($"takes <code>{x}</code>"))])),
        new("Also", (target, _) => Items(target.Remarks.Select(x => Markup.Of($"{x}")))),
        new("Last took", (target, _) => Duration(target)),
    }.Where(column => graph.Targets.Select((x, place) => column.Cell(x, place)).Any(x => x.Text.Length > 0));

    public Markup Html()
    {
        var columns = Columns.ToList();
        return Markup.Of($"""
            <section aria-labelledby="table-title">
            <h2 id="table-title">Targets in order</h2>
            <table role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">#</th><th role="columnheader" scope="col">Target</th>{Markup.Join(columns.Select(x => Markup.Of($"""<th role="columnheader" scope="col">{x.Title}</th>""")))}</tr></thead>
            <tbody role="rowgroup">
            {graph.Targets.Select((x, place) => Row(x, place, columns))}
            </tbody>
            </table>
            </section>
            """);
    }

    Markup Row(PlanTarget target, int place, IEnumerable<Column> columns)
    {
        var cells = columns.Select(x => Markup.Of($"""<td role="cell" data-label="{x.Title}">{x.Cell(target, place)}</td>"""));
        return Markup.Of($"""
            <tr role="row" id="{Links.Id(target)}" tabindex="-1"{(target.IsSkipped ? new Markup(" class=\"skipped\"") : Markup.None)}><td role="cell" class="num">{place + 1}</td><th role="rowheader" scope="row">{target.Name}{Description(target)}</th>{Markup.Join(cells)}</tr>
            """);
    }

    static Markup Description(PlanTarget target) =>
        string.IsNullOrWhiteSpace(target.Description) ? Markup.None : Markup.Of($"""<small>{target.Description}</small>""");

    Markup Would(PlanTarget target, int place)
    {
        if (target.SkipReason is { } reason)
            return Markup.Of($"""<span class="badge off">be skipped</span> <span class="why">{reason}</span>""");
        var path = critical.Places.Contains(place) ? Markup.Of($""" <span class="badge hot">critical path</span>""") : Markup.None;
        return Markup.Of($"""<span class="badge">run</span>{path}{(target.IsInvoked ? Markup.Of($""" <span class="badge named">named</span>""") : Markup.None)}""");
    }

    Markup After(PlanTarget target, int place) => Items(
        from relation in new[] { ("needs", EdgeKind.Needs), ("order only:", EdgeKind.Order), ("triggered by", EdgeKind.Triggers) }
        let names = graph.Before(place, relation.Item2).ToList()
        where names.Count > 0
        select Markup.Of($"""{relation.Item1} {Markup.Join(names.Select(x => Links.To(_byName[x])), ", ")}"""));

    Markup Duration(PlanTarget target) => target.LastDuration is { } duration
        ? Markup.Of($"""<span class="num">{DurationText.Of(duration)}</span>{DurationBar.Of(_longest > TimeSpan.Zero ? duration / _longest : 0)}""")
        : Markup.None;

    static Markup Requirement(PlanRequirement requirement) => Markup.Of(
        $"""<code>{requirement.Text}</code> <span class="{Tone(requirement.IsGiven)}">{requirement.IsGiven switch { true => "given", false => "missing", null => "checked at the start" }}</span>""");

    static string Tone(bool? holds) => holds switch { true => "yes", false => "no", null => "open" };

    static Markup Items(IEnumerable<Markup> items)
    {
        var list = items.ToList();
        return list.Count == 0 ? Markup.None : Markup.Of($"<ul>{Markup.Join(list.Select(x => Markup.Of($"<li>{x}</li>")))}</ul>");
    }

    sealed record Column(string Title, Func<PlanTarget, int, Markup> Cell);
}
