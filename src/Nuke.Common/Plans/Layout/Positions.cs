namespace Nuke.Common.Plans.Layout;

/// <summary>Places the slots of each layer so that edges are straight: as near to the middle of what they are joined to as the gaps allow.</summary>
internal static class Positions
{
    const int Sweeps = 10;

    /// <summary>An edge that passes is straight before a target is centred.</summary>
    const double WeightOfBends = 6;

    /// <summary>The critical path is straight before anything else is.</summary>
    const double WeightOfSpine = 40;

    public static void Place(LayeredGraph graph, double gap)
    {
        foreach (var layer in graph.Layers)
            Move(layer, [.. layer.Select(_ => 0.0)], gap);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? graph.Layers : Enumerable.Reverse(graph.Layers))
                Move(layer, [.. layer.Select(Wish)], gap);
        }
    }

    static double Wish(Slot slot)
    {
        var joined = slot.Above.Concat(slot.Below).ToList();
        return joined.Count == 0 ? slot.X : joined.Sum(x => x.X * Pull(slot, x)) / joined.Sum(x => Pull(slot, x));
    }

    static double Pull(Slot slot, Slot other) => slot.IsSpine && other.IsSpine ? WeightOfSpine : slot.Target == null && other.Target == null ? WeightOfBends : 1;

    /// <summary>
    /// The positions nearest to the wished ones, by least squares, that keep order and gaps: neighbours that would overlap
    /// form a block that stands where its members wish on average (the pool-adjacent-violators algorithm).
    /// </summary>
    static void Move(List<Slot> layer, IReadOnlyList<double> wishes, double gap)
    {
        var offsets = new double[layer.Count];
        for (var rank = 1; rank < layer.Count; rank++)
            offsets[rank] = offsets[rank - 1] + ((layer[rank - 1].Width + layer[rank].Width) / 2) + gap;

        var blocks = new List<(double Sum, double Weight, int Count)>();
        for (var rank = 0; rank < layer.Count; rank++)
        {
            var weight = layer[rank].IsSpine ? WeightOfSpine : layer[rank].Target == null ? WeightOfBends : 1;
            var block = (Sum: weight * (wishes[rank] - offsets[rank]), Weight: weight, Count: 1);
            while (blocks is [.., var last] && last.Sum / last.Weight >= block.Sum / block.Weight)
            {
                block = (last.Sum + block.Sum, last.Weight + block.Weight, last.Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var starts = blocks.SelectMany(x => Enumerable.Repeat(x.Sum / x.Weight, x.Count)).ToList();
        for (var rank = 0; rank < layer.Count; rank++)
            layer[rank].X = starts[rank] + offsets[rank];
    }
}
