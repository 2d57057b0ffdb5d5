using Nuke.Common.Plans;

namespace Nuke.Common.Tests.Plans;

public sealed class ReductionTests
{
    [Fact]
    public void An_edge_that_follows_from_others_is_left_out() =>
        Reduction.ByOrder(Graphs.Of("ABC", "A<B", "B<C", "A<C")).Should().HaveCount(2).And.NotContain(x => x.From == 0 && x.To == 2);

    [Fact]
    public void That_a_target_is_needed_does_not_follow_from_an_order() =>
        Reduction.ByMeaning(Graphs.Of("ABC", "A~B", "B<C", "A<C")).Should().HaveCount(3);

    [Fact]
    public void An_order_follows_from_what_is_needed() =>
        Reduction.ByMeaning(Graphs.Of("ABC", "A<B", "B<C", "A~C")).Should().HaveCount(2).And.NotContain(x => x.Kind == EdgeKind.Order);
}
