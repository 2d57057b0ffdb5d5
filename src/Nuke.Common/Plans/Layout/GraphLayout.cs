namespace Nuke.Common.Plans.Layout;

/// <summary>Where everything is drawn, in pixels; the same for the same plan.</summary>
internal sealed record GraphLayout(IReadOnlyList<Box> Boxes, IReadOnlyList<Curve> Curves, double Width, double Height)
{
    public const double BoxHeight = 46;
    public const double LayerGap = 52;
    public const double Gap = 22;
    const double Margin = 14;
    const double Bend = 6;

    public static GraphLayout Of(PlanGraph graph, CriticalPath critical)
    {
        var layered = LayeredGraph.Of([.. graph.Targets.Select(x => TextWidth.OfBox(x.Name))], Reduction.ByMeaning(graph), critical.Places.ToHashSet(), Bend);
        Crossings.Reduce(layered);
        Positions.Place(layered, Gap);
        var slots = layered.Layers.SelectMany(x => x).ToList();
        var left = slots.Select(x => x.X - (x.Width / 2)).DefaultIfEmpty().Min() - Margin;
        slots.ForEach(x => x.X = Math.Round(x.X - left));
        var boxes = slots.Where(x => x.Target != null).OrderBy(x => x.Target)
            .Select(x => new Box(x.Target!.Value, x.X - (x.Width / 2), Top(x.Layer), x.Width, x.Layer)).ToList();
        return new GraphLayout(
            boxes,
            new Router(layered, Top, BoxHeight).Curves(),
            slots.Select(x => x.X + (x.Width / 2)).DefaultIfEmpty().Max() + Margin,
            Top(layered.Layers.Count) - LayerGap + Margin);
    }

    static double Top(int layer) => Margin + (layer * (BoxHeight + LayerGap));
}

/// <summary>The box of a target.</summary>
internal sealed record Box(int Target, double X, double Y, double Width, int Layer);

/// <summary>The way of an edge, through points at which it is vertical.</summary>
internal sealed record Curve(PlanEdge Edge, IReadOnlyList<(double X, double Y)> Points);
