using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitHub;

namespace Nuke.Common.Tests.Tools.GitHub;

public sealed class GitHubAddressTests : IDisposable
{
    readonly AbsolutePath _directory = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);
    readonly GitRepository _remote = GitRepository.FromUrl("https://github.com/owner/name.git", "main");

    public void Dispose() => _directory.DeleteDirectory();

    GitRepository Local => new(
        GitProtocol.Https, "github.com", "owner/name", "main", _directory, "refs/heads/main", "abc", [], "origin", "main");

    [Fact]
    public void Owner_and_name_come_from_the_remote()
    {
        _remote.GetGitHubOwner().Should().Be("owner");
        _remote.GetGitHubName().Should().Be("name");
    }

    [Theory]
    [InlineData("git@github.com:owner/name.git", true)]
    [InlineData("https://GitHub.com/owner/name", true)]
    [InlineData("https://gitlab.com/owner/name", false)]
    public void Only_what_is_on_GitHub_is_a_GitHub_repository(string url, bool isOnGitHub) =>
        GitRepository.FromUrl(url).IsGitHubRepository().Should().Be(isOnGitHub);

    [Fact]
    public void A_repository_elsewhere_is_an_error_that_names_it() =>
        FluentActions.Invoking(() => GitRepository.FromUrl("https://gitlab.com/owner/name").GetGitHubOwner())
            .Should().Throw<Exception>().WithMessage("*'https://gitlab.com/owner/name.git' is not on GitHub*");

    [Fact]
    public void Commits_and_tags_have_pages_that_compare_them()
    {
        _remote.GetGitHubCommitUrl("abc").Should().Be("https://github.com/owner/name/commit/abc");
        _remote.GetGitHubCompareCommitsUrl("new", "old").Should().Be("https://github.com/owner/name/compare/old^...new");
        _remote.GetGitHubCompareTagsUrl("v2", "v1").Should().Be("https://github.com/owner/name/compare/v1...v2");
        _remote.GetGitHubCompareTagToHeadUrl("v1").Should().Be("https://github.com/owner/name/compare/v1...HEAD");
    }

    [Theory]
    [InlineData(null, "https://raw.githubusercontent.com/owner/name/main/docs/a.md")]
    [InlineData("release/1.0", "https://raw.githubusercontent.com/owner/name/release/1.0/docs/a.md")]
    public void A_file_is_downloaded_from_the_branch(string? branch, string url) =>
        _remote.GetGitHubDownloadUrl("docs/a.md", branch).Should().Be(url);

    [Fact]
    public void Signs_that_would_end_the_address_are_escaped() =>
        _remote.GetGitHubDownloadUrl("docs/C# notes.md").Should().EndWith("/main/docs/C%23%20notes.md");

    [Fact]
    public void A_file_of_the_checkout_is_taken_from_the_repositorys_root() =>
        Local.GetGitHubDownloadUrl(_directory / "docs" / "a.md").Should().EndWith("/main/docs/a.md");

    [Fact]
    public void A_file_outside_of_the_checkout_is_an_error_that_names_both() =>
        FluentActions.Invoking(() => Local.GetGitHubDownloadUrl(_directory.Parent / "a.md"))
            .Should().Throw<Exception>().WithMessage($"*{_directory.Parent / "a.md"}*{_directory}*");

    [Fact]
    public void Without_a_branch_one_must_be_named() =>
        FluentActions.Invoking(() => GitRepository.FromUrl("https://github.com/owner/name").GetGitHubDownloadUrl("a.md"))
            .Should().Throw<Exception>().WithMessage("*No branch*name one*");

    [Fact]
    public void What_is_browsed_is_what_the_checkout_has()
    {
        (_directory / "docs" / "a.md").WriteAllText("x");

        Local.GetGitHubBrowseUrl("docs").Should().Be("https://github.com/owner/name/tree/main/docs");
        Local.GetGitHubBrowseUrl("docs/a.md").Should().Be("https://github.com/owner/name/blob/main/docs/a.md");
        Local.GetGitHubBrowseUrl(_directory).Should().Be("https://github.com/owner/name/tree/main");
    }

    [Theory]
    [InlineData(GitHubItemType.File, "blob")]
    [InlineData(GitHubItemType.Directory, "tree")]
    public void Without_a_checkout_the_call_says_what_it_is(GitHubItemType type, string kind) =>
        _remote.GetGitHubBrowseUrl("docs", itemType: type).Should().Be($"https://github.com/owner/name/{kind}/main/docs");

    [Fact]
    public void What_is_neither_there_nor_said_is_an_error() =>
        FluentActions.Invoking(() => _remote.GetGitHubBrowseUrl("docs"))
            .Should().Throw<Exception>().WithMessage("*'docs'*File*Directory*");
}
