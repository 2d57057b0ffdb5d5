using System.Collections;

namespace Nuke.Common.Plans;

/// <summary>Leaves out the edges that say nothing new, because a longer way says the same.</summary>
internal static class Reduction
{
    /// <summary>The edges without which the order would not follow from the others, whatever their kind.</summary>
    public static IReadOnlyList<PlanEdge> ByOrder(PlanGraph graph) => Reduce(graph.Targets.Count, graph.Edges);

    /// <summary>
    /// The same, but an edge that makes a target run is left out only where other such edges say so: that a target is
    /// needed does not follow from a mere order.
    /// </summary>
    public static IReadOnlyList<PlanEdge> ByMeaning(PlanGraph graph)
    {
        var strong = Reduce(graph.Targets.Count, [.. graph.Edges.Where(x => x.Kind != EdgeKind.Order)]);
        return [.. strong, .. ByOrder(graph).Where(x => x.Kind == EdgeKind.Order)];
    }

    static List<PlanEdge> Reduce(int count, IReadOnlyList<PlanEdge> edges)
    {
        var earlier = new BitArray[count];
        var kept = new List<PlanEdge>();
        var incoming = edges.ToLookup(x => x.To);
        for (var place = 0; place < count; place++)
        {
            var reached = earlier[place] = new BitArray(count);
            // The nearest first: what it comes after needs no edge of its own.
            foreach (var edge in incoming[place].OrderByDescending(x => x.From))
            {
                if (reached[edge.From])
                    continue;
                kept.Add(edge);
                reached.Or(earlier[edge.From])[edge.From] = true;
            }
        }

        return kept;
    }
}
