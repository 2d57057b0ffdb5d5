using Nuke.Common.Plans;

namespace Nuke.Common.Tests.Plans;

/// <summary>Plans to draw.</summary>
internal static class Graphs
{
    /// <summary>A plan of targets named by letters, from <c>A&lt;B</c> (B needs A), <c>A~B</c> (B only after A), <c>A!B</c> (A triggers B).</summary>
    public static PlanGraph Of(string letters, params string[] edges) => new(
        [.. letters.Select(x => new PlanTarget { Name = $"{x}" })],
        [.. edges.Select(x => new PlanEdge(letters.IndexOf(x[0], StringComparison.Ordinal), letters.IndexOf(x[2], StringComparison.Ordinal), Kind(x[1])))]);

    public static PlanGraph Taking(this PlanGraph graph, params int[] seconds) =>
        graph with { Targets = [.. graph.Targets.Zip(seconds, (target, x) => target with { LastDuration = TimeSpan.FromSeconds(x) })] };

    /// <summary>The same plan each time, of any size.</summary>
    public static PlanGraph Large(int targets, int edges) => new(
        [.. Enumerable.Range(0, targets).Select(x => new PlanTarget { Name = $"Target{x}", LastDuration = TimeSpan.FromSeconds(x % 17), IsInvoked = x == targets - 1 })],
        [.. Enumerable.Range(0, edges).Select(x => Edge(x, targets)).DistinctBy(x => (x.From, x.To))]);

    static PlanEdge Edge(int number, int targets)
    {
        var to = 1 + (number * 7919 % (targets - 1));
        return new PlanEdge(number * 104729 % to, to, (EdgeKind)(number % 3));
    }

    static EdgeKind Kind(char sign) => sign switch
    {
        '<' => EdgeKind.Needs,
        '~' => EdgeKind.Order,
        _ => EdgeKind.Triggers,
    };
}
