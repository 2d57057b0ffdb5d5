using CsCheck;
using Nuke.Common.Plans;
using Nuke.Common.Plans.Layout;

namespace Nuke.Common.Tests.Plans;

public sealed class LayoutTests
{
    static readonly Gen<PlanGraph> Any = Gen.Select(Gen.Int[2, 40], Gen.Int[0, 120], Graphs.Large);

    [Fact]
    public void No_two_boxes_overlap() => Any.Sample(graph =>
    {
        foreach (var layer in Layout(graph).Boxes.GroupBy(x => x.Y))
        {
            var boxes = layer.OrderBy(x => x.X).ToList();
            boxes.Zip(boxes.Skip(1)).Should().OnlyContain(x => x.First.X + x.First.Width + 10 < x.Second.X);
        }
    });

    [Fact]
    public void Every_edge_leads_down_and_ends_at_its_targets() => Any.Sample(graph =>
    {
        var layout = Layout(graph);
        foreach (var (edge, points) in layout.Curves)
        {
            points.Select(x => x.Y).Should().BeInAscendingOrder();
            Touches(layout.Boxes[edge.From], points[0].X).Should().BeTrue();
            Touches(layout.Boxes[edge.To], points[^1].X).Should().BeTrue();
            points[^1].Y.Should().Be(layout.Boxes[edge.To].Y);
        }
    });

    [Fact]
    public void No_edge_passes_through_a_box() => Any.Sample(graph =>
    {
        var layout = Layout(graph);
        var passes = layout.Curves.SelectMany(x => x.Points.Skip(1).SkipLast(1));
        passes.Should().OnlyContain(point => layout.Boxes.All(box => box.Y != point.Y || !Touches(box, point.X)));
    });

    [Fact]
    public void Everything_is_within_the_drawing() => Any.Sample(graph =>
    {
        var layout = Layout(graph);
        layout.Boxes.Should().OnlyContain(x => x.X >= 0 && x.X + x.Width <= layout.Width && x.Y + GraphLayout.BoxHeight <= layout.Height);
    });

    [Fact]
    public void Crossings_that_need_not_be_are_gone()
    {
        var layered = LayeredGraph.Of([100, 100, 100, 100], [new(0, 3, EdgeKind.Needs), new(1, 2, EdgeKind.Needs)], [], bend: 6);

        Crossings.Reduce(layered);

        Crossings.Count(layered).Should().Be(0);
    }

    [Fact]
    public void The_critical_path_is_straight_where_nothing_is_in_its_way()
    {
        var layout = Layout(Graphs.Of("ABCD", "A<B", "B<C", "A<D", "C<D"));

        layout.Boxes.Select(x => x.X + (x.Width / 2)).Max().Should().BeApproximately(layout.Boxes.Select(x => x.X + (x.Width / 2)).Min(), 3);
    }

    static GraphLayout Layout(PlanGraph graph) => GraphLayout.Of(graph, CriticalPath.Of(graph));

    static bool Touches(Box box, double x) => x >= box.X && x <= box.X + box.Width;
}
