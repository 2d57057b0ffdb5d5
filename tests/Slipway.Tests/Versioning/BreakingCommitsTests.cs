using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public sealed class BreakingCommitsTests
{
    [Fact]
    public async Task Those_since_a_release_that_say_so_count_and_no_older_one()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat!: older");
        var release = await HeadAsync(repository);
        foreach (var message in new[] { "feat: more", "fix(api)!: orders have no note", "refactor: tidy\n\nBREAKING CHANGE: notes are gone", "docs: a BREAKING CHANGE is described" })
            await repository.SayAsync(message);

        var marks = await BreakingCommits.SinceAsync(repository.Root, $"{release}-dirty.0123abcd");

        marks.Unknown.Should().BeNull();
        marks.Subjects.Select(x => x[8..]).Should().Equal("refactor: tidy", "fix(api)!: orders have no note");
    }

    [Fact]
    public async Task A_release_that_git_does_not_know_says_why_nobody_can_tell()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat!: first");

        var marks = await BreakingCommits.SinceAsync(repository.Root, new string('a', 40));

        marks.Subjects.Should().BeEmpty();
        marks.Unknown.Should().Contain(new string('a', 40));
    }

    private static async Task<string> HeadAsync(TemporaryRepository repository) =>
        (await Checkout.ReadAsync(repository.Root)).Commit;
}
