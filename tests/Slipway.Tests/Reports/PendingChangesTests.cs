using Slipway.Reports;
using Slipway.Tests.Versioning;
using static Slipway.Tests.Reports.Histories;

namespace Slipway.Tests.Reports;

public class PendingChangesTests
{
    private static readonly CommitGraph s_commits = CommitGraph.Of(
    [
        Commit('a', 9, "feat: a"),
        Commit('b', 8, "feat: b (#4)", 'a'),
        Commit('c', 7, "fix: c", 'a'),
        Commit('d', 6, "Merge pull request #7 from acme/map\n\nA map of the berths", 'b', 'c'),
        Commit('e', 5, "fix: hot", 'a'),
    ]);

    [Fact]
    public void What_the_next_environment_lacks_is_listed_newest_first_with_its_pull_requests()
    {
        var pending = PendingChanges.Between(Record("qa", 'd'), Record("production", 'a'), s_commits);

        pending.Commits.Select(x => x.Subject).Should().Equal("fix: c", "feat: b (#4)");
        pending.PullRequests.Should().Equal(new PullRequest(7, "A map of the berths"), new PullRequest(4, "feat: b"));
        pending.OnlyInTo.Should().Be(0);
    }

    [Fact]
    public void A_hotfix_that_only_the_next_environment_has_is_counted() =>
        PendingChanges.Between(Record("qa", 'b'), Record("production", 'e'), s_commits).Should().Match<PendingChanges>(x => x.Commits.Length == 1 && x.OnlyInTo == 1);

    [Fact]
    public void The_same_commit_and_an_older_one_leave_nothing_pending()
    {
        PendingChanges.Between(Record("qa", 'b'), Record("production", 'b'), s_commits).Commits.Should().BeEmpty();
        PendingChanges.Between(Record("qa", 'a'), Record("production", 'd'), s_commits).Should().Match<PendingChanges>(x => x.Commits.IsEmpty && x.OnlyInTo == 2);
    }

    [Fact]
    public void A_release_from_a_changed_working_tree_counts_as_its_commit() =>
        PendingChanges.Between(Record("qa", 'b') with { Commit = $"{Hash('b')}-dirty.12345678" }, Record("production", 'a'), s_commits).Commits.Should().ContainSingle();

    [Fact]
    public void What_cannot_be_told_says_why()
    {
        PendingChanges.Between(Record("qa", 'b'), Record("production", null), s_commits).Unknown.Should().Be("Nothing serves on production yet.");
        PendingChanges.Between(Record("qa", 'f'), Record("production", 'a'), s_commits).Unknown.Should().Contain(Hash('f')).And.Contain("git fetch");
    }

    [Theory]
    [InlineData("fix: see #7")]
    [InlineData("Merge pull request #0 from acme/x")]
    [InlineData("Merge branch 'develop' (#x)")]
    public void A_number_that_is_no_pull_request_is_none(string message) => PullRequest.Of(Commit('a', 1, message)).Should().BeNull();

    [Fact]
    public async Task The_graph_is_read_from_a_repository_and_what_it_does_not_have_is_left_out()
    {
        using var repository = await TemporaryRepository.CreateAsync();
        var first = await repository.SayAsync("feat: one");
        await repository.GitAsync("checkout", "--quiet", "-b", "topic");
        var second = await repository.SayAsync("feat: two\n\nwith a body (#2)");
        await repository.GitAsync("checkout", "--quiet", "main");
        await repository.SayAsync("fix: three");
        await repository.GitAsync("merge", "--quiet", "--no-ff", "--message", "Merge pull request #3 from acme/topic", "topic");
        var merge = await repository.GitAsync("rev-parse", "HEAD");

        var graph = await CommitGraph.ReadAsync(repository.Root, [merge, Hash('f'), "--output=x", "HEAD", ""]);

        graph.Find(Hash('f')).Should().BeNull();
        graph.Find(merge)!.IsMerge.Should().BeTrue();
        graph.Find(second)!.Should().BeEquivalentTo(new { Subject = "feat: two", CommittedAt = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero) });
        var seen = new HashSet<string>(StringComparer.Ordinal);
        graph.Reach(first, seen).Select(x => x.Subject).Should().Equal("feat: one");
        graph.Reach(merge, seen).Select(x => x.Subject).Should().BeEquivalentTo("feat: two", "fix: three", "Merge pull request #3 from acme/topic");
        File.Exists(Path.Combine(repository.Root, "x")).Should().BeFalse();
    }

    [Fact]
    public async Task A_repository_without_any_of_the_commits_is_an_empty_graph()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: one");

        (await CommitGraph.ReadAsync(repository.Root, [Hash('f')])).Find(Hash('f')).Should().BeNull();
        (await CommitGraph.ReadAsync(repository.Root, [])).Should().BeSameAs(CommitGraph.Empty);
    }
}
