using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Git;

namespace Nuke.Common.Tests.Git;

public sealed class GitRepositoryTests : IDisposable
{
    readonly AbsolutePath _directory = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);

    public GitRepositoryTests()
    {
        Git("init -q -b develop");
        Git("-c user.name=a -c user.email=a@b commit -q --allow-empty -m one");
        Git("remote add origin git@github.com:owner/name.git");
    }

    public void Dispose() => _directory.DeleteDirectory();

    [Fact]
    public void Branch_commit_and_remote_are_read()
    {
        var repository = GitRepository.FromLocalDirectory(_directory.CreateDirectory() / "sub");

        repository.Branch.Should().Be("develop");
        repository.IsOnDevelopBranch().Should().BeTrue();
        repository.Commit.Should().Be(GitTasks.GitCurrentCommit(_directory));
        repository.HttpsUrl.Should().Be("https://github.com/owner/name.git");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tags_of_the_commit_are_read_loose_or_packed(bool isPacked)
    {
        Git("tag light");
        Git("-c user.name=a -c user.email=a@b tag -a annotated -m x");
        Git("-c user.name=a -c user.email=a@b commit -q --allow-empty -m two");
        Git("tag other");
        Git("checkout -q light");
        if (isPacked)
            Git("pack-refs --all");

        GitRepository.FromLocalDirectory(_directory).Tags.Should().Equal("annotated", "light");
    }

    [Fact]
    public void A_detached_head_has_a_commit_and_no_branch()
    {
        Git("checkout -q --detach");

        var repository = GitRepository.FromLocalDirectory(_directory);

        repository.Branch.Should().BeNull();
        repository.Commit.Should().Be(GitTasks.GitCurrentCommit(_directory));
    }

    [Fact]
    public void A_worktree_has_its_own_branch_and_the_common_remote()
    {
        Git("worktree add -q -b feature/x wt");

        var repository = GitRepository.FromLocalDirectory(_directory / "wt");

        repository.IsOnFeatureBranch().Should().BeTrue();
        repository.Commit.Should().Be(GitTasks.GitCurrentCommit(_directory));
        repository.Identifier.Should().Be("owner/name");
    }

    [Theory]
    [InlineData("https://github.com/owner/name.git", "github.com", "owner/name", GitProtocol.Https)]
    [InlineData("https://user:pass@github.com/owner/name", "github.com", "owner/name", GitProtocol.Https)]
    [InlineData("git@github.com:owner/name.git", "github.com", "owner/name", GitProtocol.Ssh)]
    [InlineData("ssh://git@host.example:2222/group/sub/name.git", "host.example", "group/sub/name", GitProtocol.Ssh)]
    public void Addresses_are_taken_apart(string url, string endpoint, string identifier, GitProtocol protocol)
    {
        var repository = GitRepository.FromUrl(url);

        (repository.Endpoint, repository.Identifier, repository.Protocol).Should().Be((endpoint, identifier, protocol));
    }

    void Git(string arguments) => GitTasks.Git(arguments, _directory, logOutput: false, logInvocation: false);
}
