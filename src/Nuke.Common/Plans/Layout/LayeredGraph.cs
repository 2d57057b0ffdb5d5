namespace Nuke.Common.Plans.Layout;

/// <summary>The graph in layers: every edge leads from a layer to the next, through a bend in each layer that it passes.</summary>
internal sealed class LayeredGraph
{
    LayeredGraph(List<List<Slot>> layers, IReadOnlyList<Route> routes) => (Layers, Routes) = (layers, routes);

    /// <summary>The layers, first to last, each from left to right.</summary>
    public List<List<Slot>> Layers { get; }

    public IReadOnlyList<Route> Routes { get; }

    /// <param name="widths">The widths of the targets' boxes, by their places.</param>
    /// <param name="edges">From lower to higher places.</param>
    /// <param name="spine">The targets of the critical path.</param>
    /// <param name="bend">The room that a passing edge takes.</param>
    public static LayeredGraph Of(IReadOnlyList<double> widths, IReadOnlyList<PlanEdge> edges, IReadOnlyCollection<int> spine, double bend)
    {
        var layerOf = Layering.Of(widths.Count, edges);
        var layers = Enumerable.Range(0, layerOf.DefaultIfEmpty(-1).Max() + 1).Select(_ => new List<Slot>()).ToList();
        var boxes = widths.Select((width, place) => new Slot(place, layerOf[place], width) { IsSpine = spine.Contains(place) }).ToList();
        boxes.ForEach(x => layers[x.Layer].Add(x));
        var routes = edges.Select(x => Route(x, boxes, layers, bend)).ToList();
        return new LayeredGraph(layers, routes);
    }

    static Route Route(PlanEdge edge, List<Slot> boxes, List<List<Slot>> layers, double bend)
    {
        var stops = new List<Slot> { boxes[edge.From] };
        for (var layer = boxes[edge.From].Layer + 1; layer < boxes[edge.To].Layer; layer++)
        {
            var slot = new Slot(null, layer, bend);
            layers[layer].Add(slot);
            stops.Add(slot);
        }

        stops.Add(boxes[edge.To]);
        foreach (var (upper, lower) in stops.Zip(stops.Skip(1)))
        {
            upper.Below.Add(lower);
            lower.Above.Add(upper);
        }

        return new Route(edge, stops);
    }
}

/// <summary>A place in a layer: the box of a target, or where an edge passes.</summary>
internal sealed class Slot(int? target, int layer, double width)
{
    public int? Target { get; } = target;

    public int Layer { get; } = layer;

    public double Width { get; } = width;

    /// <summary>Whether it is on the critical path.</summary>
    public bool IsSpine { get; init; }

    public List<Slot> Above { get; } = [];

    public List<Slot> Below { get; } = [];

    /// <summary>The place in its layer, from the left.</summary>
    public int Rank { get; set; }

    /// <summary>The middle.</summary>
    public double X { get; set; }
}

/// <summary>An edge with the slots it passes, those of its targets included.</summary>
internal sealed record Route(PlanEdge Edge, IReadOnlyList<Slot> Stops);
