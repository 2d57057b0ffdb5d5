using Nuke.Common.Plans.Layout;

namespace Nuke.Common.Plans.Page;

/// <summary>The plan as one HTML file that asks nothing of any network and shows everything without scripts, too.</summary>
internal sealed class PlanPage(PlanGraph graph, CriticalPath critical, string written)
{
    readonly string _name = string.Join(" + ", graph.Invoked.Select(x => x.Name));

    public string Html()
    {
        var layout = GraphLayout.Of(graph, critical);
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{PageFiles.Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>Plan of {_name}</title>
            <style>{PageFiles.Style}</style>
            </head>
            <body>
            <main>
            {Header(layout)}
            {new PathSection(graph, critical).Html()}
            {Skipped()}
            {Stage(layout)}
            {new TargetTable(graph, critical).Html()}
            </main>
            <footer>Written {written} by <code>--plan</code>. Durations are those of each target’s last success.</footer>
            <script>{PageFiles.Script}</script>
            </body>
            </html>

            """).Text.ReplaceLineEndings("\n");
    }

    Markup Header(GraphLayout layout)
    {
        var known = graph.Running.Where(x => x.LastDuration != null).Aggregate(TimeSpan.Zero, (sum, x) => sum + x.LastDuration!.Value);
        return Markup.Of($"""
            <header>
            <p class="eyebrow">Build plan</p>
            <h1>{_name}</h1>
            <p class="lede">What this invocation would do, in order. Nothing was run to write this page.</p>
            <dl class="facts">
            {Fact("Would run", $"{graph.Running.Count()}", "")}
            {Fact("Would be skipped", $"{graph.Skipped.Count()}", "")}
            {Fact("Longest chain", $"{layout.Boxes.Select(x => x.Layer).Max() + 1}", "steps")}
            {Fact("One after the other", critical.IsByCount ? "—" : DurationText.Of(known), critical.IsByCount ? "no run yet" : "as last measured")}
            </dl>
            </header>
            """);
    }

    static Markup Fact(string name, string value, string note) =>
        Markup.Of($"""<div><dt>{name}</dt><dd>{value}{(note.Length > 0 ? Markup.Of($" <small>{note}</small>") : Markup.None)}</dd></div>""");

    Markup Skipped()
    {
        if (!graph.Skipped.Any())
            return Markup.None;
        var items = graph.Skipped.Select(x => Markup.Of($"""<li>{Links.To(x)} <span>{x.SkipReason}</span></li>"""));
        return Markup.Of($"""
            <section aria-labelledby="skipped-title">
            <h2 id="skipped-title">Would be skipped</h2>
            <ul class="skips">
            {items}
            </ul>
            </section>
            """);
    }

    Markup Stage(GraphLayout layout) => Markup.Of($"""
        <section aria-labelledby="graph-title">
        <div class="bar">
        <h2 id="graph-title">Graph</h2>
        <p class="search" hidden><label for="search">Find</label><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="target, condition, …"><output for="search"></output></p>
        </div>
        <ul class="legend">
        {GraphDrawing.Legend}
        </ul>
        <div class="stage">
        <div class="scroll" tabindex="0" role="region" aria-label="Graph of targets; the table below says the same">
        {new GraphDrawing(graph, critical, layout).Svg()}
        </div>
        <aside id="details" aria-live="polite" aria-label="Details of the selected target" hidden></aside>
        </div>
        <p class="hint" hidden>Point at a target to see what it needs and what needs it. <kbd>Enter</kbd> selects, arrow keys follow the lines, <kbd>Esc</kbd> lets go, <kbd>/</kbd> finds.</p>
        </section>
        """);
}
