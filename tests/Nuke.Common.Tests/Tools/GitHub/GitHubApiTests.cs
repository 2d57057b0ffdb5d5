using Nuke.Common.Git;
using Nuke.Common.Tools.GitHub;
using Octokit;

namespace Nuke.Common.Tests.Tools.GitHub;

/// <summary>Octokit's own client against loopback, with GitHub's answers as its REST documentation has them.</summary>
public sealed class GitHubApiTests : IDisposable
{
    const string Api = "/api/v3/repos/owner/name";

    readonly LoopbackServer _server = new();
    readonly GitHubClient _client = GitHubTasks.GitHubClient;
    readonly GitRepository _repository = GitRepository.FromUrl("https://github.com/owner/name.git");

    public GitHubApiTests() => GitHubTasks.GitHubClient = new GitHubClient(new ProductHeaderValue("tests"), _server.Address);

    public void Dispose()
    {
        GitHubTasks.GitHubClient = _client;
        _server.Dispose();
    }

    [Fact]
    public async Task The_default_branch_is_GitHubs()
    {
        _server.With($"GET {Api}", """{"default_branch":"trunk"}""");

        (await _repository.GetDefaultBranch()).Should().Be("trunk");
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_not_found() =>
        await _repository.Awaiting(x => x.GetDefaultBranch()).Should().ThrowAsync<NotFoundException>();

    [Theory]
    [InlineData(false, false, "v1.9.0")]
    [InlineData(false, true, "1.9.0")]
    [InlineData(true, false, "v2.0.0-rc")]
    public async Task The_latest_release_is_no_draft_and_a_prerelease_only_when_asked_for(bool includePrerelease, bool trimPrefix, string tag)
    {
        _server.With($"GET {Api}/releases", """
            [
              {"tag_name":"v2.0.0","draft":true,"prerelease":false},
              {"tag_name":"v2.0.0-rc","draft":false,"prerelease":true},
              {"tag_name":"v1.9.0","draft":false,"prerelease":false}
            ]
            """);

        (await _repository.GetLatestRelease(includePrerelease, trimPrefix)).Should().Be(tag);
    }

    [Fact]
    public async Task Without_a_release_the_error_names_the_repository()
    {
        _server.With($"GET {Api}/releases", "[]");

        await _repository.Awaiting(x => x.GetLatestRelease()).Should().ThrowAsync<Exception>().WithMessage("*owner/name*no release*");
    }

    [Theory]
    [InlineData(null, "README.md docs/a.md docs/deep/b.md docsets/c.md")]
    [InlineData("docs", "a.md deep/b.md")]
    [InlineData("docs/", "a.md deep/b.md")]
    public async Task The_files_of_a_directory_have_addresses_and_paths_from_it(string? directory, string paths)
    {
        _server.With($"GET {Api}/git/trees/main", """
            {"tree":[
              {"path":"README.md","type":"blob"},
              {"path":"docs","type":"tree"},
              {"path":"docs/a.md","type":"blob"},
              {"path":"docs/deep/b.md","type":"blob"},
              {"path":"docsets/c.md","type":"blob"}
            ]}
            """);

        var files = (await _repository.GetGitHubDownloadUrls(directory, "main")).ToList();

        files.Select(x => x.RelativePath).Should().Equal(paths.Split(' '));
        files.Should().OnlyContain(x => x.DownloadUrl == $"https://raw.githubusercontent.com/owner/name/main/{(directory == null ? "" : "docs/")}{x.RelativePath}");
    }

    [Fact]
    public async Task Without_a_branch_the_files_are_those_of_the_default_branch()
    {
        _server.With($"GET {Api}", """{"default_branch":"trunk"}""").With($"GET {Api}/git/trees/trunk", """{"tree":[{"path":"a","type":"blob"}]}""");

        (await _repository.GetGitHubDownloadUrls()).Should().Equal(("https://raw.githubusercontent.com/owner/name/trunk/a", "a"));
    }
}
