using Slipway.Reports;
using static Slipway.Tests.Reports.Histories;

namespace Slipway.Tests.Reports;

public class DeliveryFiguresTests
{
    [Fact]
    public void Without_deploys_no_figure_has_enough_data()
    {
        var figures = Figures();

        figures.Select(x => x.Name).Should().Equal("Deployment frequency", "Lead time for changes", "Change failure rate", "Time to restore");
        figures.Should().OnlyContain(x => x.Value == null && x.Definition.Length > 0);
    }

    [Fact]
    public void Frequency_counts_what_became_current_since_the_first_deploy()
    {
        var frequency = Figures(Deployed("a", 14), Failed("b", 10), Deployed("b", 7), RolledBack("a", 6), Deployed("c", 1))[0];

        frequency.Value.Should().Be("1.5 a week");
        frequency.Detail.Should().Be("3 releases in 14 days");
    }

    [Theory]
    [InlineData(8, 24, "3 a day")]
    [InlineData(90, 3, "1 in 30 days")]
    public void A_frequency_has_the_unit_that_makes_it_readable(double days, int count, string expected) =>
        Figures([.. Enumerable.Range(0, count).Select(x => Deployed($"{x}", days - (x * days / count)))])[0].Value.Should().Be(expected);

    [Fact]
    public void A_history_of_less_than_a_week_tells_no_frequency() =>
        Figures(Deployed("a", 6.9), Deployed("b", 5), Deployed("c", 1))[0].Value.Should().BeNull();

    [Fact]
    public void What_ended_before_the_period_is_known_and_does_not_count()
    {
        var figures = Figures(Failed("a", 200), Deployed("a", 180), Deployed("b", 40), RolledBack("a", 39), Deployed("c", 10));

        figures[0].Detail.Should().Be("2 releases in 90 days");
        figures[2].Detail.Should().Be("1 of 2 deploys: 0 failed, 1 rolled back by hand");
    }

    [Fact]
    public void Only_failures_are_a_rate_of_all_and_nothing_is_restored()
    {
        var figures = Figures(Failed("a", 20), Failed("a", 19));

        figures[0].Value.Should().BeNull();
        figures[2].Value.Should().Be("100 %");
        figures[3].Value.Should().BeNull();
        figures[3].Detail.Should().Be("2 failures, none restored yet");
    }

    [Fact]
    public void A_failure_before_the_first_release_lasts_until_one_serves_and_a_later_one_as_long_as_its_deploy()
    {
        Figures(Failed("a", 3), Deployed("a", 2))[3].Value.Should().Be("1 d 0 h");
        Figures(Deployed("a", 3), Failed("b", 2, seconds: 95))[3].Value.Should().Be("1 min 35 s");
    }

    [Fact]
    public void A_rollback_by_hand_makes_the_deploy_that_served_a_failure_until_its_end()
    {
        var figures = Figures(Deployed("a", 3), Deployed("b", 2), RolledBack("a", 1.5), Deployed("c", 1));

        figures[2].Value.Should().Be("33.3 %");
        figures[3].Value.Should().Be("12 h 00 min");
    }

    [Fact]
    public void A_rollback_to_the_release_that_serves_undoes_nothing()
    {
        Figures(Deployed("a", 3), RolledBack("a", 2))[2].Value.Should().Be("0 %");
        Figures(Deployed("a", 4), Failed("b", 3), RolledBack("a", 2))[2].Detail.Should().Be("1 of 2 deploys: 1 failed, 0 rolled back by hand");
    }

    [Fact]
    public void Two_rollbacks_in_a_row_undo_two_deploys_and_one_forward_undoes_none()
    {
        Figures(Deployed("a", 9), Deployed("b", 8), Deployed("c", 7), RolledBack("b", 6), RolledBack("a", 5))[2].Detail.Should().StartWith("2 of 3 ");
        Figures(Deployed("a", 9), Deployed("b", 8), RolledBack("a", 7), RolledBack("b", 6))[2].Detail.Should().StartWith("1 of 2 ");
    }

    [Fact]
    public void A_rollback_to_a_release_that_the_history_no_longer_has_undoes_what_served() =>
        Figures(Deployed("a", 3), RolledBack("older", 2))[2].Value.Should().Be("100 %");

    [Fact]
    public void The_restore_time_is_the_median()
    {
        var restore = Figures(Deployed("a", 9), Failed("b", 8, 10), Failed("b", 7, 20), Failed("b", 6, 900))[3];

        restore.Value.Should().Be("20 s");
        restore.Detail.Should().Be("median of 3 failures");
    }

    [Fact]
    public void Lead_time_is_of_every_commit_that_a_deploy_was_the_first_to_bring()
    {
        var commits = CommitGraph.Of(
        [
            Commit('a', 30, "feat: a"), Commit('b', 12, "feat: b", 'a'), Commit('c', 10, "feat: c", 'b'), Commit('d', 9.5, "Merge branch 'x'", 'a', 'c'), Commit('e', 5, "fix: e", 'd'),
        ]);
        // d brings b and c; a rollback and the same release again bring nothing; e brings itself.
        var history = new[] { Deployed("1", 20, 'a'), Deployed("2", 9, 'd'), RolledBack("1", 8), Deployed("2", 7, 'd'), Deployed("3", 1, 'e') };

        var lead = DeliveryFigures.Of(history, commits, Period)[1];

        // 3, 1 and 4 days.
        lead.Value.Should().Be("3 d 0 h");
        lead.Detail.Should().Be("median of 3 commits");
    }

    [Fact]
    public void A_commit_that_this_repository_does_not_have_is_said_and_a_commit_of_the_future_took_no_time()
    {
        var commits = CommitGraph.Of([Commit('a', 30, "a"), Commit('b', 0.5, "b", 'a')]);

        var lead = DeliveryFigures.Of([Deployed("1", 20, 'a'), Deployed("2", 9, 'f'), Deployed("3", 1, 'b')], commits, Period)[1];

        lead.Value.Should().Be("under 1 s");
        lead.Detail.Should().Be("median of 1 commit; the commits of 1 deploy are not in this repository");
    }

    [Fact]
    public void What_the_first_deploy_brought_has_no_lead_time() =>
        DeliveryFigures.Of([Deployed("1", 20, 'a')], CommitGraph.Of([Commit('a', 30, "a")]), Period)[1].Value.Should().BeNull();
}
