using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class PushEventTests
{
    private const string Zero = "0000000000000000000000000000000000000000";

    [Fact]
    public async Task A_push_is_checked_from_what_the_branch_named_before_and_not_further_back()
    {
        using var repository = await TemporaryRepository.SayingAsync("old and bad");
        var before = await repository.GitAsync("rev-parse", "HEAD");
        await repository.SayAsync("feat: good");
        var after = await repository.SayAsync("bad");

        var (count, bad) = await CheckAsync(repository, before, after);

        count.Should().Be(2);
        bad.Should().Equal("bad");
    }

    [Fact]
    public async Task A_forced_push_is_checked_for_what_it_brings_and_not_for_what_it_took_away()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");
        var before = await repository.SayAsync("taken away and bad");
        await repository.GitAsync("reset", "--quiet", "--hard", "HEAD^");
        await repository.SayAsync("fix: instead");
        var after = await repository.SayAsync("bad");

        var (count, bad) = await CheckAsync(repository, before, after);

        count.Should().Be(2);
        bad.Should().Equal("bad");
    }

    [Theory]
    [InlineData(Zero)]
    [InlineData("1234567890123456789012345678901234567890")]
    public async Task Of_a_new_branch_and_of_one_whose_past_is_gone_all_since_develop_is_checked(string before)
    {
        using var repository = await TemporaryRepository.SayingAsync("old and bad");
        await repository.GitAsync("branch", "develop");
        await repository.SayAsync("feat: good");
        var after = await repository.SayAsync("bad");

        var (count, bad) = await CheckAsync(repository, before, after);

        count.Should().Be(2);
        bad.Should().Equal("bad");
    }

    [Fact]
    public async Task A_deleted_branch_has_nothing_to_check()
    {
        using var repository = await TemporaryRepository.SayingAsync("bad");

        (await CheckAsync(repository, await repository.GitAsync("rev-parse", "HEAD"), Zero)).Checked.Should().Be(0);
    }

    [Fact]
    public async Task A_shallow_clone_that_lacks_where_the_push_began_is_refused_with_what_to_do()
    {
        using var origin = await TemporaryRepository.SayingAsync("feat: first");
        var before = await origin.GitAsync("rev-parse", "HEAD");
        await origin.SayAsync("bad");
        var after = await origin.SayAsync("feat: last");
        using var shallow = await TemporaryRepository.CreateAsync();
        await shallow.GitAsync("fetch", "--quiet", "--depth=1", $"file://{origin.Root}", "main");
        await shallow.GitAsync("checkout", "--quiet", "--detach", "FETCH_HEAD");

        var known = async () => await CheckAsync(shallow, before, after);
        var fresh = async () => await CheckAsync(shallow, Zero, after);

        (await known.Should().ThrowAsync<InvalidInputException>()).WithMessage("*shallow*fetch-depth: 0*");
        (await fresh.Should().ThrowAsync<InvalidInputException>()).WithMessage("*shallow*git fetch --unshallow*");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"action":"opened","pull_request":{}}""")]
    [InlineData("""{"before":"--output=/tmp/x","after":"1234567890123456789012345678901234567890"}""")]
    public void What_is_no_push_is_none(string json) => PushEvent.Parse(json).Should().BeNull();

    private static async Task<(int Checked, string[] Bad)> CheckAsync(TemporaryRepository repository, string before, string after)
    {
        var push = PushEvent.Parse($$"""{"ref":"refs/heads/x","before":"{{before}}","after":"{{after}}"}""")!;
        var (count, bad) = await new CommitCheck(repository.Root).PushAsync(push);
        return (count, [.. bad.Select(commit => commit.Subject)]);
    }
}
