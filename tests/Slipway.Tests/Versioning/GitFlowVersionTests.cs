using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class GitFlowVersionTests
{
    [Theory]
    [InlineData("docs: a word", "1.2.4-stable.1")]
    [InlineData("fix(api): a null", "1.2.4-stable.1")]
    [InlineData("feat: a map", "1.3.0-stable.1")]
    [InlineData("feat(web): a map (#12)", "1.3.0-stable.1")]
    [InlineData("feat(web)!: another map", "2.0.0-stable.1")]
    [InlineData("fix: a field\n\nIt was wrong.\n\nBREAKING CHANGE: the field is gone", "2.0.0-stable.1")]
    [InlineData("fix: a field\n\n* feat: one\n* feat!: two", "1.2.4-stable.1")]
    [InlineData("something else entirely", "1.2.4-stable.1")]
    public async Task The_messages_since_the_last_tag_decide_the_next_version(string message, string expected)
    {
        using var repository = await TaggedAsync("v1.2.3");
        await repository.SayAsync(message);

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be(expected);
    }

    [Fact]
    public async Task The_greatest_change_since_the_tag_counts_once()
    {
        using var repository = await TaggedAsync("v1.2.3");
        foreach (var message in new[] { "feat: one", "fix: two", "feat: three", "docs: four" })
            await repository.SayAsync(message);

        var source = await SourceVersion.ReadAsync(repository.Root);

        source.Version.Should().Be("1.3.0-stable.4");
        source.Release.ToString().Should().Be("1.3.0");
    }

    [Fact]
    public async Task Before_the_first_stable_release_a_breaking_change_leads_to_the_next_minor_version()
    {
        using var repository = await TaggedAsync("v0.4.2");
        await repository.SayAsync("feat!: another map");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("0.5.0-stable.1");
    }

    [Fact]
    public async Task A_release_branch_leads_to_the_first_stable_release()
    {
        using var repository = await TaggedAsync("v0.4.2");
        await repository.GitAsync("checkout", "--quiet", "-b", "release/1.0.0");
        await repository.SayAsync("feat!: another map");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().StartWith("1.0.0-rc.");
    }

    [Fact]
    public async Task A_commit_nearer_to_users_has_a_higher_version()
    {
        using var repository = await TaggedAsync("v1.2.3");
        var versions = new List<string>();
        await repository.GitAsync("checkout", "--quiet", "-b", "develop");
        await repository.SayAsync("fix: a thing");
        await repository.GitAsync("checkout", "--quiet", "-b", "feature/Map");
        await repository.SayAsync("feat: a map");
        versions.Add((await SourceVersion.ReadAsync(repository.Root)).Version);
        await repository.GitAsync("checkout", "--quiet", "develop");
        await repository.GitAsync("merge", "--quiet", "--no-ff", "feature/Map", "--message", "Merge branch 'feature/Map' into develop");
        versions.Add((await SourceVersion.ReadAsync(repository.Root)).Version);
        await repository.GitAsync("checkout", "--quiet", "-b", "release/1.3.0");
        await repository.SayAsync("docs: the last words");
        versions.Add((await SourceVersion.ReadAsync(repository.Root)).Version);
        await repository.GitAsync("checkout", "--quiet", "main");
        await repository.GitAsync("merge", "--quiet", "--no-ff", "release/1.3.0", "--message", "Merge branch 'release/1.3.0'");
        versions.Add((await SourceVersion.ReadAsync(repository.Root)).Version);
        await repository.GitAsync("tag", "v1.3.0");
        versions.Add((await SourceVersion.ReadAsync(repository.Root)).Version);
        await repository.GitAsync("checkout", "--quiet", "develop");
        await repository.SayAsync("docs: after the release");
        await repository.GitAsync("merge", "--quiet", "--no-ff", "main", "--message", "Merge branch 'main' into develop");
        versions.Add((await SourceVersion.ReadAsync(repository.Root)).Version);

        versions.Select(version => version[..version.LastIndexOf('.')]).Should()
            .Equal("1.3.0-alpha.map", "1.3.0-beta", "1.3.0-rc", "1.3.0-stable", "1.3", "1.3.1-beta");
        versions.Select(version => VersionTag.TryParse($"v{version}")).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task A_hotfix_is_the_next_patch_of_the_release_that_it_mends()
    {
        using var repository = await TaggedAsync("v1.2.3");
        await repository.GitAsync("checkout", "--quiet", "-b", "hotfix/1.2.4");
        await repository.SayAsync("fix: the fire");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.2.4-rc.1");
    }

    [Fact]
    public async Task A_revert_keeps_the_version_moving_forward()
    {
        using var repository = await TaggedAsync("v1.2.3");
        await repository.SayAsync("fix: a thing");
        await repository.SayAsync("Revert \"fix: a thing\"\n\nThis reverts commit 0123456789012345678901234567890123456789.");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.2.4-stable.2");
    }

    [Fact]
    public async Task Of_several_tags_on_a_commit_the_highest_version_counts()
    {
        using var repository = await TaggedAsync("v1.9.0");
        await repository.GitAsync("tag", "v1.10.0-rc.2");
        await repository.GitAsync("tag", "v1.10.0");
        await repository.GitAsync("tag", "zzz");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.10.0");
    }

    [Fact]
    public async Task An_annotated_tag_is_a_version_like_any_other()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");
        await repository.GitAsync("tag", "--annotate", "v1.2.3", "--message", "Release 1.2.3");
        await repository.SayAsync("fix: second");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.2.4-stable.1");
    }

    [Fact]
    public async Task A_clone_on_ci_with_a_detached_head_has_the_version_of_the_branch()
    {
        using var origin = await TaggedAsync("v1.2.3");
        await origin.GitAsync("checkout", "--quiet", "-b", "develop");
        await origin.SayAsync("feat: a map");
        using var clone = await TemporaryRepository.CreateAsync();
        await clone.GitAsync("remote", "add", "origin", origin.Root);
        await clone.GitAsync("fetch", "--quiet", "--tags", "origin");
        await clone.GitAsync("checkout", "--quiet", "--detach", "origin/develop");

        var there = await SourceVersion.ReadAsync(clone.Root, "develop");

        there.Version.Should().Be((await SourceVersion.ReadAsync(origin.Root)).Version).And.Be("1.3.0-beta.1");
        (await clone.GitAsync("for-each-ref", "refs/heads")).Should().BeEmpty("reading a version makes no branch");
    }

    [Fact]
    public async Task A_new_tag_is_seen_though_the_commit_stays_the_same()
    {
        using var repository = await TaggedAsync("v1.2.3");
        await repository.SayAsync("fix: one");
        await repository.SayAsync("fix: two");
        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.2.4-stable.2");

        await repository.GitAsync("tag", "v1.5.0", "HEAD~1");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.5.1-stable.1");
    }

    [Fact]
    public async Task A_repository_has_rules_of_its_own_when_it_says_so()
    {
        using var repository = await TaggedAsync("v1.2.3");
        repository.Write("GitVersion.yml", "tag-prefix: v\nmode: ContinuousDelivery\nbranches:\n  main:\n    increment: Major\n    label: nightly\n");
        await repository.CommitAsync();

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("2.0.0-nightly.1");
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_are_an_error_that_names_the_file()
    {
        using var repository = await TaggedAsync("v1.2.3");
        repository.Write("GitVersion.yml", "mode: Sideways\n");
        await repository.CommitAsync();

        var reading = () => SourceVersion.ReadAsync(repository.Root);

        (await reading.Should().ThrowAsync<InvalidInputException>()).WithMessage("*Sideways*GitVersion.yml*");
    }

    private static async Task<TemporaryRepository> TaggedAsync(string tag)
    {
        var repository = await TemporaryRepository.SayingAsync("feat: first");
        await repository.GitAsync("tag", tag);
        return repository;
    }
}
