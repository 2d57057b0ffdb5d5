using System.Globalization;
using System.Text;
using Nuke.Common.Plans.Layout;

namespace Nuke.Common.Plans.Page;

/// <summary>The graph as SVG. Each target is a link to its row of the table, so that it leads somewhere without scripts.</summary>
internal sealed class GraphDrawing(PlanGraph graph, CriticalPath critical, GraphLayout layout)
{
    readonly Dictionary<int, int> _critical = critical.Places.Select((place, step) => (place, step)).ToDictionary(x => x.place, x => x.step);

    public static IEnumerable<Markup> Legend =>
    [
        Key("edge needs", "needs"),
        Key("edge order", "order only"),
        Key("edge triggers", "triggers"),
        Key("edge needs critical", "critical path"),
        Markup.Of($"""<li><svg width="34" height="14" aria-hidden="true"><g class="node skipped"><rect x="1" y="1" width="32" height="12" rx="4"/></g></svg>skipped</li>"""),
    ];

    public Markup Svg() => Markup.Of($"""
        <svg id="graph" width="{layout.Width}" height="{layout.Height}" viewBox="0 0 {layout.Width} {layout.Height}" role="group" aria-label="Targets, those that run first above">
        <g class="edges" aria-hidden="true">
        {layout.Curves.OrderBy(IsCritical).Select(Edge)}
        </g>
        <g class="nodes">
        {layout.Boxes.Select(Node)}
        </g>
        </svg>
        """);

    static Markup Key(string style, string text) => Markup.Of(
        $"""<li><svg width="34" height="14" aria-hidden="true"><g class="{style}"><path class="line" d="M1 7H26"/><path class="head" d="M26 3.5L33 7L26 10.5Z"/></g></svg>{text}</li>""");

    Markup Edge(Curve curve)
    {
        var (x, y) = curve.Points[^1];
        var style = $"edge {Kind(curve.Edge.Kind)}{(IsCritical(curve) ? " critical" : "")}";
        return Markup.Of(
            $"""<g class="{style}" data-from="{curve.Edge.From}" data-to="{curve.Edge.To}"><path class="line" d="{Way(curve.Points)}"/><path class="head" d="M{x - 3.6} {y - 7.5}L{x + 3.6} {y - 7.5}L{x} {y - 0.5}Z"/></g>""");
    }

    bool IsCritical(Curve curve) =>
        _critical.TryGetValue(curve.Edge.From, out var from) && _critical.TryGetValue(curve.Edge.To, out var to) && to == from + 1;

    static string Kind(EdgeKind kind) => kind switch
    {
        EdgeKind.Needs => "needs",
        EdgeKind.Order => "order",
        _ => "triggers",
    };

    /// <summary>Vertical at both ends and at every bend; the arrow's head covers the last few pixels.</summary>
    static string Way(IReadOnlyList<(double X, double Y)> points)
    {
        var way = new StringBuilder();
        way.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.#} {points[0].Y:0.#}");
        for (var index = 1; index < points.Count; index++)
        {
            var ((x1, y1), (x2, y2)) = (points[index - 1], points[index]);
            if (index == points.Count - 1)
                y2 -= 7;
            var middle = (y1 + y2) / 2;
            if (Math.Abs(x1 - x2) < 0.05)
                way.Append(CultureInfo.InvariantCulture, $"V{y2:0.#}");
            else
                way.Append(CultureInfo.InvariantCulture, $"C{x1:0.#} {middle:0.#} {x2:0.#} {middle:0.#} {x2:0.#} {y2:0.#}");
        }

        return way.ToString();
    }

    Markup Node(Box box)
    {
        var target = graph.Targets[box.Target];
        var style = $"node{(target.IsSkipped ? " skipped" : "")}{(_critical.ContainsKey(box.Target) ? " critical" : "")}{(target.IsInvoked ? " invoked" : "")}";
        var middle = box.X + (box.Width / 2);
        return Markup.Of(
            $"""<a class="{style}" href="#{Links.Id(target)}" data-target="{box.Target}" data-layer="{box.Layer}" aria-label="{Label(target)}"><title>{Hint(target)}</title><rect x="{box.X}" y="{box.Y}" width="{box.Width}" height="{GraphLayout.BoxHeight}" rx="8"/><text class="name" x="{middle}" y="{box.Y + 20}">{TextWidth.Cut(target.Name)}</text><text class="state" x="{middle}" y="{box.Y + 36}">{State(target)}</text></a>""");
    }

    static string Label(PlanTarget target) => $"{target.Name}, {State(target)}{(target.SkipReason is { } reason ? $": {reason}" : "")}";

    static string Hint(PlanTarget target) => target.SkipReason is { } reason ? $"{target.Name}: skipped, {reason}" : $"{target.Name}{(target.Description is { } text ? $": {text}" : "")}";

    static string State(PlanTarget target) =>
        target.IsSkipped ? "skipped"
        : target.LastDuration is { } duration ? DurationText.Of(duration)
        : target.Conditions.Any(x => x.Holds == null) ? "conditional"
        : "not run yet";
}
