namespace Nuke.Common.Plans.Layout;

/// <summary>Leads edges from box to box: they leave and reach a box side by side, and pass a layer between its boxes.</summary>
internal sealed class Router(LayeredGraph graph, Func<int, double> top, double height)
{
    /// <summary>The part of a box's side at which edges end.</summary>
    const double Side = 0.7;

    /// <summary>Edges that end at the same box are at most so far apart.</summary>
    const double Apart = 18;

    readonly ILookup<Slot, Route> _leaving = graph.Routes.ToLookup(x => x.Stops[0]);
    readonly ILookup<Slot, Route> _reaching = graph.Routes.ToLookup(x => x.Stops[^1]);

    public IReadOnlyList<Curve> Curves()
    {
        var (starts, ends) = (new Dictionary<Route, double>(), new Dictionary<Route, double>());
        foreach (var routes in _leaving)
            Spread(routes.Key, routes.OrderBy(x => x.Stops[1].X), starts);
        foreach (var routes in _reaching)
            Spread(routes.Key, routes.OrderBy(x => x.Stops[^2].X), ends);
        return [.. graph.Routes.Select(x => new Curve(x.Edge, [.. Points(x, starts[x], ends[x])]))];
    }

    static void Spread(Slot box, IOrderedEnumerable<Route> routes, Dictionary<Route, double> places)
    {
        var ordered = routes.ToList();
        var step = Math.Min(Apart, box.Width * Side / Math.Max(ordered.Count - 1, 1));
        for (var index = 0; index < ordered.Count; index++)
            places[ordered[index]] = Math.Round(box.X + ((index - ((ordered.Count - 1) / 2.0)) * step), 1);
    }

    IEnumerable<(double X, double Y)> Points(Route route, double start, double end)
    {
        yield return (start, top(route.Stops[0].Layer) + height);
        foreach (var stop in route.Stops.Skip(1).SkipLast(1))
        {
            yield return (stop.X, top(stop.Layer));
            yield return (stop.X, top(stop.Layer) + height);
        }

        yield return (end, top(route.Stops[^1].Layer));
    }
}
