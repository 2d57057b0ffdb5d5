using CliWrap;
using CliWrap.Buffered;
using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class CommitCheckTests
{
    [Fact]
    public async Task Every_bad_commit_since_the_branch_left_develop_is_listed_and_no_older_one()
    {
        using var repository = await TemporaryRepository.SayingAsync("old and bad");
        await repository.GitAsync("branch", "develop");
        await repository.GitAsync("checkout", "--quiet", "-b", "feature/x");
        foreach (var message in new[] { "feat: good", "bad", "fixup! feat: good", "Feat: worse" })
            await repository.SayAsync(message);

        var (count, bad) = await new CommitCheck(repository.Root).RangeAsync(null);

        count.Should().Be(4);
        bad.Select(commit => commit.Subject).Should().BeEquivalentTo("bad", "fixup! feat: good", "Feat: worse");
    }

    [Fact]
    public async Task A_range_that_git_does_not_know_is_bad_input()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");

        var checking = () => new CommitCheck(repository.Root).RangeAsync("nowhere..HEAD");

        (await checking.Should().ThrowAsync<InvalidInputException>()).WithMessage("*nowhere..HEAD*--commit-range*");
    }

    [Fact]
    public void A_message_that_is_being_written_may_have_comments_and_be_a_fixup()
    {
        CommitCheck.Message("file", "# help\nfixup! feat: a\n").Should().BeNull();
        CommitCheck.Message("file", "feat: a\n# ------------------------ >8 ------------------------\nWrong: diff").Should().BeNull();
        CommitCheck.Message("file", "# help\nnonsense\n")!.Subject.Should().Be("nonsense");
    }

    [Fact]
    public async Task The_installed_hook_refuses_a_bad_message_and_lets_a_good_one_pass()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");
        (await CommitHook.InstallAsync(repository.Root)).Changed.Should().BeTrue();
        (await CommitHook.InstallAsync(repository.Root)).Changed.Should().BeFalse();

        (await CommitAsync(repository, "nonsense")).Should().Match("*not a Conventional Commit: nonsense*--no-verify*");
        (await CommitAsync(repository, "fix(api)!: a null")).Should().BeEmpty();
        (await CommitAsync(repository, "Revert \"fix: a\"")).Should().BeEmpty();
        await repository.GitAsync("commit", "--no-verify", "--quiet", "--allow-empty", "--message", "knowingly");
        (await repository.GitAsync("rev-list", "--count", "HEAD")).Should().Be("4");
    }

    [Fact]
    public async Task A_hook_of_somebody_else_is_left_as_it_is()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");
        await repository.GitAsync("config", "core.hooksPath", "my-hooks");
        repository.Write("my-hooks/commit-msg", "#!/bin/sh\nexit 0\n");

        var installing = () => CommitHook.InstallAsync(repository.Root);

        (await installing.Should().ThrowAsync<InvalidInputException>()).WithMessage("*my-hooks/commit-msg is a hook of somebody else*CommitCheck --message-file*");
        (await File.ReadAllTextAsync(Path.Combine(repository.Root, "my-hooks/commit-msg"))).Should().Be("#!/bin/sh\nexit 0\n");
    }

    [Fact]
    public async Task In_a_worktree_the_hook_of_the_repository_is_installed()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");
        using var other = await TemporaryRepository.CreateAsync();
        var worktree = Path.Combine(other.Root, "tree");
        await repository.GitAsync("worktree", "add", "--quiet", worktree, "-b", "second");

        var (file, _) = await CommitHook.InstallAsync(worktree);

        Path.GetFullPath(file).Should().StartWith(Path.GetFullPath(Path.Combine(repository.Root, ".git", "hooks")));
    }

    private static async Task<string> CommitAsync(TemporaryRepository repository, string message)
    {
        var result = await Cli.Wrap("git")
            .WithArguments(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "--message", message])
            .WithWorkingDirectory(repository.Root).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return result.StandardError.Trim();
    }
}
