namespace Nuke.Common.Plans.Layout;

/// <summary>Which layer each target is in.</summary>
internal static class Layering
{
    /// <summary>As early as what comes before allows; what has less before it than after it moves down to what waits for it.</summary>
    /// <param name="count">The number of targets.</param>
    /// <param name="edges">From lower to higher places.</param>
    public static int[] Of(int count, IReadOnlyList<PlanEdge> edges)
    {
        var (above, below) = (edges.ToLookup(x => x.To, x => x.From), edges.ToLookup(x => x.From, x => x.To));
        var layers = new int[count];
        for (var place = 0; place < count; place++)
            layers[place] = above[place].Select(x => layers[x] + 1).DefaultIfEmpty().Max();
        for (var place = count - 1; place >= 0; place--)
        {
            if (below[place].Count() > above[place].Count())
                layers[place] = below[place].Min(x => layers[x]) - 1;
        }

        return layers;
    }
}
