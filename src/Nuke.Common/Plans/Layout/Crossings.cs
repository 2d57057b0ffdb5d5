namespace Nuke.Common.Plans.Layout;

/// <summary>Orders each layer so that few edges cross: every slot goes to the mean of those that it is joined to.</summary>
internal static class Crossings
{
    const int MostSweeps = 24;

    /// <summary>How many ends of edges are looked at in all, so that large graphs get fewer sweeps.</summary>
    const int Effort = 400_000;

    public static void Reduce(LayeredGraph graph)
    {
        graph.Layers.ForEach(Rank);
        var size = graph.Layers.Sum(x => x.Sum(y => y.Below.Count + 1));
        var best = (Count: Count(graph), Layers: Copy(graph));
        for (var sweep = 0; sweep < Math.Clamp(Effort / Math.Max(size, 1), 2, MostSweeps) && best.Count > 0; sweep++)
        {
            Sweep(graph, isDown: sweep % 2 == 0);
            var count = Count(graph);
            if (count < best.Count)
                best = (count, Copy(graph));
        }

        for (var layer = 0; layer < graph.Layers.Count; layer++)
        {
            graph.Layers[layer] = best.Layers[layer];
            Rank(graph.Layers[layer]);
        }
    }

    /// <summary>How many pairs of edges cross.</summary>
    public static long Count(LayeredGraph graph) => graph.Layers.Zip(graph.Layers.Skip(1), Count).Sum();

    static void Sweep(LayeredGraph graph, bool isDown)
    {
        var layers = isDown ? Enumerable.Range(1, graph.Layers.Count - 1) : Enumerable.Range(0, graph.Layers.Count - 1).Reverse();
        foreach (var layer in layers)
        {
            // OrderBy is stable, which keeps the result the same on every machine.
            graph.Layers[layer] = [.. graph.Layers[layer].OrderBy(x => Mean(isDown ? x.Above : x.Below, x.Rank))];
            Rank(graph.Layers[layer]);
        }
    }

    static double Mean(List<Slot> joined, int own) => joined.Count == 0 ? own : joined.Average(x => x.Rank);

    /// <summary>Edges taken by their upper ends: each crosses those before it that end further right.</summary>
    static long Count(List<Slot> upper, List<Slot> lower)
    {
        var ends = new int[lower.Count + 1];
        var (seen, crossings) = (0, 0L);
        foreach (var end in upper.SelectMany(x => x.Below.Select(y => y.Rank + 1).Order()))
        {
            crossings += seen - UpTo(ends, end);
            Add(ends, end);
            seen++;
        }

        return crossings;
    }

    // A Fenwick tree: sums of the first so many, in logarithmic time.
    static int UpTo(int[] sums, int index)
    {
        var sum = 0;
        for (; index > 0; index -= index & -index)
            sum += sums[index];
        return sum;
    }

    static void Add(int[] sums, int index)
    {
        for (; index < sums.Length; index += index & -index)
            sums[index]++;
    }

    static List<List<Slot>> Copy(LayeredGraph graph) => graph.Layers.ConvertAll(x => x.ToList());

    static void Rank(List<Slot> layer)
    {
        for (var rank = 0; rank < layer.Count; rank++)
            layer[rank].Rank = rank;
    }
}
