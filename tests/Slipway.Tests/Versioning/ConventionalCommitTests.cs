using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class ConventionalCommitTests
{
    [Fact]
    public void A_message_is_read_into_its_parts()
    {
        var commit = Parse("feat(web)!: a map of berths (#12)\n\nDrawn on the server.\n\nReviewed-by: Ann\nBREAKING CHANGE: the old list is gone;\nuse the map\n");

        commit.Should().BeEquivalentTo(new
        {
            Kind = CommitKind.Conventional, Type = "feat", Scope = "web", Description = "a map of berths", PullRequest = 12,
            IsBreaking = true, BreakingText = "the old list is gone;\nuse the map", Body = "Drawn on the server.",
        });
        commit.Footers[0].Should().Be(KeyValuePair.Create("Reviewed-by", "Ann"));
    }

    [Theory]
    [InlineData("Merge branch 'feature/x' into develop", CommitKind.Merge)]
    [InlineData("Merge pull request #12 from acme/x\n\nA title", CommitKind.Merge)]
    [InlineData("Revert \"feat: a map\"", CommitKind.Revert)]
    [InlineData("revert: feat: a map\n\nRefs: 0123456789012345678901234567890123456789", CommitKind.Revert)]
    [InlineData("fixup! feat: a map", CommitKind.Fixup)]
    [InlineData("amend! feat: a map", CommitKind.Fixup)]
    public void What_git_writes_itself_is_understood(string message, CommitKind kind) => Parse(message).Kind.Should().Be(kind);

    [Fact]
    public void A_revert_names_the_commit_that_it_takes_back()
    {
        var hash = new string('a', 40);

        Parse($"Revert \"feat: a map\"\n\nThis reverts commit {hash}.").Reverts.Should().Equal(hash);
    }

    [Theory]
    [InlineData("", "the message is empty")]
    [InlineData("a map", "there is no 'type: ' before the description")]
    [InlineData("feature: a map", "'feature' is not a type; use one of feat, fix, *")]
    [InlineData("Feat: a map", "the type 'Feat' is not lower case")]
    [InlineData("feat(): a map", "the scope is empty*")]
    [InlineData("feat:a map", "there is no space after the colon")]
    [InlineData("feat:", "there is no description after the colon")]
    [InlineData("feat : a map", "'feat :' is not type, scope*")]
    [InlineData("feat: a map.", "the subject ends with a full stop*")]
    [InlineData("feat: a map\nand more", "the second line is not empty*")]
    public void A_bad_message_is_refused_with_the_reason(string message, string problem)
    {
        ConventionalCommit.TryParse(message, out var found).Should().BeNull();

        found.Should().Match(problem);
    }

    private static ConventionalCommit Parse(string message) =>
        ConventionalCommit.TryParse(message, out var problem) ?? throw new InvalidOperationException(problem);
}
