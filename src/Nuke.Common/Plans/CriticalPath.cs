namespace Nuke.Common.Plans;

/// <summary>
/// The chain of targets that takes longest, each waiting for the one before it: no run is faster, however much runs side
/// by side. A target that is skipped, or of which no duration is known, takes no time.
/// </summary>
/// <param name="Places">The targets of the chain that would run, by their places in the plan, first to last.</param>
/// <param name="Total">The sum of their last durations.</param>
/// <param name="IsByCount">Whether it is the chain of most targets, since no duration is known.</param>
internal sealed record CriticalPath(IReadOnlyList<int> Places, TimeSpan Total, bool IsByCount)
{
    public static CriticalPath Of(PlanGraph graph)
    {
        var before = graph.Edges.ToLookup(x => x.To, x => x.From);
        var best = new (TimeSpan Time, int Count)[graph.Targets.Count];
        var previous = new int?[graph.Targets.Count];
        for (var place = 0; place < graph.Targets.Count; place++)
        {
            foreach (var candidate in before[place].Order().Where(x => previous[place] is not { } known || best[x].CompareTo(best[known]) > 0))
                previous[place] = candidate;
            best[place] = Add(previous[place] is { } from ? best[from] : default, graph.Targets[place]);
        }

        var chain = Chain(best, previous).Where(x => !graph.Targets[x].IsSkipped).ToList();
        return new CriticalPath(
            chain,
            chain.Aggregate(TimeSpan.Zero, (sum, x) => sum + (graph.Targets[x].LastDuration ?? TimeSpan.Zero)),
            graph.Running.All(x => x.LastDuration == null));
    }

    /// <summary>The chain as a person reads it: <c>12 s: Compile, Test</c>.</summary>
    public string Title => IsByCount
        ? $"{Places.Count} target{(Places.Count == 1 ? "" : "s")}, by count, since no duration is known yet"
        : DurationText.Of(Total);

    static (TimeSpan Time, int Count) Add((TimeSpan Time, int Count) sum, PlanTarget target) =>
        target.IsSkipped ? sum : (sum.Time + (target.LastDuration ?? TimeSpan.Zero), sum.Count + 1);

    static List<int> Chain((TimeSpan Time, int Count)[] best, int?[] previous)
    {
        if (best.Length == 0)
            return [];
        var chain = new List<int>();
        for (int? place = Array.IndexOf(best, best.Max()); place is { } current; place = previous[current])
            chain.Add(current);
        chain.Reverse();
        return chain;
    }
}
