using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class SourceVersionTests
{
    [Fact]
    public async Task Without_a_tag_the_version_counts_the_commits_of_the_branch()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.CommitAsync();

        var source = await SourceVersion.ReadAsync(repository.Root);

        source.Version.Should().Be("0.1.0-stable.2");
        source.Commit.Should().Be(await repository.GitAsync("rev-parse", "HEAD"));
        source.Revision.Should().Be(source.Commit);
        source.Branch.Should().Be("main");
        source.IsDirty.Should().BeFalse();
        source.CommittedAt.Should().Be(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("v1.2.3", 0, "1.2.3")]
    [InlineData("1.2.3", 0, "0.1.0-stable.1")]
    [InlineData("v1.2.3", 2, "1.2.4-stable.2")]
    [InlineData("v2.0.0-rc.1", 0, "2.0.0-rc.1")]
    [InlineData("v2.0.0-rc.1", 3, "2.0.0-stable.4")]
    [InlineData("v1.2.3+linux", 1, "0.1.0-stable.2")]
    [InlineData("v1.2.3.4", 0, "0.1.0-stable.1")]
    public async Task A_version_tag_is_the_version_and_commits_after_it_lead_to_the_next(string tag, int commits, string expected)
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.GitAsync("tag", tag);
        for (var commit = 0; commit < commits; commit++)
            await repository.CommitAsync();

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be(expected);
    }

    [Fact]
    public async Task A_tag_that_only_looks_like_a_version_does_not_hide_the_real_one()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.GitAsync("tag", "v1.2.3");
        await repository.CommitAsync();
        await repository.GitAsync("tag", "v9.9.9.9");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("1.2.4-stable.1");
    }

    [Theory]
    [InlineData("feature/Foo_Bar", "0.1.0-alpha.foo-bar.1")]
    [InlineData("0123", "0.1.0-alpha.branch-0123.1")]
    [InlineData("größe", "0.1.0-alpha.gr-e.1")]
    public async Task A_branch_is_named_as_a_version_and_a_docker_tag_allow(string branch, string expected)
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.GitAsync("checkout", "--quiet", "-b", branch);

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be(expected);
    }

    [Fact]
    public async Task A_very_long_branch_still_gives_a_legal_docker_tag()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.GitAsync("checkout", "--quiet", "-b", new string('x', 150));
        repository.Write("new.txt", "new");

        var source = await SourceVersion.ReadAsync(repository.Root);

        source.Version.Should().MatchRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$");
        source.Revision.Should().MatchRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$");
    }

    [Fact]
    public async Task A_detached_head_is_named_by_the_branch_that_the_caller_knows()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.GitAsync("checkout", "--quiet", "--detach");

        (await SourceVersion.ReadAsync(repository.Root)).Version.Should().Be("0.1.0-alpha.detached.1");
        (await SourceVersion.ReadAsync(repository.Root, "develop")).Version.Should().Be("0.1.0-beta.1");
    }

    [Fact]
    public async Task Without_a_commit_there_is_no_version()
    {
        using var repository = await TemporaryRepository.CreateAsync();

        var reading = () => SourceVersion.ReadAsync(repository.Root);

        (await reading.Should().ThrowAsync<InvalidInputException>()).WithMessage($"*{repository.Root} has no commit yet*git*commit*");
    }

    [Fact]
    public async Task A_directory_that_is_no_repository_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("slipway-no-git-");

        var reading = () => SourceVersion.ReadAsync(folder.FullName);

        (await reading.Should().ThrowAsync<InvalidInputException>()).WithMessage($"*{folder.FullName} is not a git checkout*");
        folder.Delete();
    }

    [Fact]
    public async Task A_shallow_clone_is_refused_because_its_commits_cannot_be_counted()
    {
        using var origin = await TemporaryRepository.WithCommitAsync();
        await origin.CommitAsync();
        using var clone = await TemporaryRepository.CreateAsync();
        await clone.GitAsync("fetch", "--quiet", "--depth=1", $"file://{origin.Root}", "main");
        await clone.GitAsync("checkout", "--quiet", "-B", "main", "FETCH_HEAD");

        var reading = () => SourceVersion.ReadAsync(clone.Root);

        (await reading.Should().ThrowAsync<InvalidInputException>()).WithMessage("*shallow clone*--unshallow*");
    }

    [Fact]
    public async Task A_shallow_clone_of_a_tag_is_that_version()
    {
        using var origin = await TemporaryRepository.WithCommitAsync();
        await origin.CommitAsync();
        await origin.GitAsync("tag", "v3.0.0");
        using var clone = await TemporaryRepository.CreateAsync();
        await clone.GitAsync("fetch", "--quiet", "--depth=1", $"file://{origin.Root}", "tag", "v3.0.0");
        await clone.GitAsync("checkout", "--quiet", "v3.0.0");

        (await SourceVersion.ReadAsync(clone.Root)).Version.Should().Be("3.0.0");
    }
}
