using Nuke.Common.Plans;

namespace Nuke.Common.Tests.Plans;

public sealed class CriticalPathTests
{
    [Fact]
    public void It_is_the_chain_that_takes_longest()
    {
        var path = CriticalPath.Of(Graphs.Of("ABCD", "A<B", "A<C", "B<D", "C<D").Taking(1, 9, 4, 2));

        path.Places.Should().Equal(0, 1, 3);
        path.Total.Should().Be(TimeSpan.FromSeconds(12));
        path.Title.Should().Be("12 s");
    }

    [Fact]
    public void Without_durations_it_is_the_longest_chain_and_says_so()
    {
        var path = CriticalPath.Of(Graphs.Of("ABCD", "A<B", "B<C", "A<D"));

        path.Places.Should().Equal(0, 1, 2);
        path.Title.Should().StartWith("3 targets, by count");
    }

    [Fact]
    public void Order_and_triggers_make_targets_wait_too() =>
        CriticalPath.Of(Graphs.Of("ABC", "A~B", "B!C").Taking(1, 1, 1)).Places.Should().Equal(0, 1, 2);

    [Fact]
    public void A_skipped_target_takes_no_time()
    {
        var graph = Graphs.Of("ABC", "A<C", "B<C").Taking(9, 3, 1);
        graph = graph with { Targets = [graph.Targets[0] with { SkipReason = "by --skip" }, .. graph.Targets.Skip(1)] };

        var path = CriticalPath.Of(graph);

        path.Places.Should().Equal(1, 2);
        path.Total.Should().Be(TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData(0.4, "under 1 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(3720, "1 h 02 min")]
    public void Durations_are_written_as_one_says_them(double seconds, string text) =>
        DurationText.Of(TimeSpan.FromSeconds(seconds)).Should().Be(text);
}
