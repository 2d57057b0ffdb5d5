using Nuke.Common.Plans;
using Nuke.Common.Plans.Terminal;

namespace Nuke.Common.Tests.Plans;

public sealed class PlanTextTests
{
    [Fact]
    public void A_chain_needs_no_lines() =>
        Drawing(Graphs.Of("AB", "A<B")).Should().Equal("◆  1  A", "◆  2  B  needs A");

    [Fact]
    public void Lanes_part_and_meet() =>
        Drawing(Graphs.Of("ABCD", "A<B", "A<C", "B<D", "C<D").Taking(1, 2, 3, 4)).Should().Equal(
            "◆    1  A  1 s",
            "├─╮",
            "● │  2  B  2 s  needs A",
            "│ ◆  3  C  3 s  needs A",
            "├─╯",
            "◆    4  D  4 s  needs B, C");

    [Fact]
    public void A_line_that_is_passed_stays_whole() =>
        Drawing(Graphs.Of("ABCDEF", "A<B", "A<C", "A<D", "B<E", "D<E", "C<F")).Should().Contain(x => x.StartsWith("├─│─╯", StringComparison.Ordinal));

    [Fact]
    public void What_has_nothing_to_do_with_each_other_stands_apart() =>
        Drawing(Graphs.Of("AB")).Should().HaveCount(3);

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var graph = Graphs.Large(60, 150);

        var lines = new PlanText(graph, CriticalPath.Of(graph), width).Lines().Select(x => x.Text).ToList();

        lines.Should().OnlyContain(x => x.Length <= width + 5);
        lines.Should().Contain(x => x.Contains("Target59", StringComparison.Ordinal));
    }

    [Fact]
    public void The_critical_path_is_named_with_its_total()
    {
        var graph = Graphs.Of("AB", "A<B").Taking(60, 5);

        new PlanText(graph, CriticalPath.Of(graph), 100).Lines().Select(x => x.Text).Should().Contain("Critical path (1 min 05 s): A > B");
    }

    [Fact]
    public void Where_nothing_runs_there_is_no_critical_path()
    {
        var graph = new PlanGraph([new PlanTarget { Name = "A", SkipReason = "not today" }], []);

        new PlanText(graph, CriticalPath.Of(graph), 100).Lines().Should().NotContain(x => x.Text.StartsWith("Critical path", StringComparison.Ordinal));
    }

    /// <summary>The rows between the title and the legend.</summary>
    static IEnumerable<string> Drawing(PlanGraph graph) =>
        new PlanText(graph, CriticalPath.Of(graph), 100).Lines().Select(x => x.Text).Skip(3).TakeWhile(x => !x.StartsWith("◆ critical", StringComparison.Ordinal)).SkipLast(1);
}
