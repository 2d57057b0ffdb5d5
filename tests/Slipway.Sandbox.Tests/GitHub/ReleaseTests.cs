using Slipway.GitHub;
using Slipway.GitHub.Releases;

namespace Slipway.Sandbox.Tests.GitHub;

public sealed class ReleaseTests : IDisposable
{
    private static readonly PublishedRelease s_release = new("v1.2.0", "1.2.0", "## Features", IsPrerelease: false);

    private readonly PretendGitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task A_release_is_a_draft_until_it_is_published()
    {
        var releases = new GitHubReleases(_github.Repository);

        var id = await releases.CreateDraftAsync(s_release, CancellationToken.None);
        var draft = await releases.FindAsync("v1.2.0", CancellationToken.None);
        await releases.PublishAsync(id, s_release, CancellationToken.None);

        draft.Should().Be((id, true));
        (await releases.FindAsync("v1.2.0", CancellationToken.None)).Should().Be((id, false));
        _github.Find($"releases/{id}")!["body"]!.GetValue<string>().Should().Be("## Features");
    }

    [Fact]
    public async Task A_tag_without_a_release_is_not_found() =>
        (await new GitHubReleases(_github.Repository).FindAsync("v9.9.9", CancellationToken.None)).Should().BeNull();

    [Fact]
    public async Task A_pull_request_is_opened_once()
    {
        var change = new ProposedChange("changelog/v1.2.0", "develop", "docs: add 1.2.0 to the changelog", "Written from its commits.");

        var opened = await new GitHubReleases(_github.Repository).ProposeAsync(change, CancellationToken.None);
        var again = await new GitHubReleases(_github.Repository).ProposeAsync(change, CancellationToken.None);

        again.Should().Be(opened).And.StartWith("https://github.com/harbour/shop/pull/");
        _github.All("pulls/").Should().ContainSingle().Which["base"]!["ref"]!.GetValue<string>().Should().Be("develop");
    }

    [Fact]
    public async Task A_repository_that_lets_no_workflow_open_pull_requests_is_an_error_that_names_the_setting()
    {
        _github.Fault = request => request.HttpMethod == "POST" ? new Answer(403, """{"message":"GitHub Actions is not permitted to create or approve pull requests."}""") : null;

        var opening = () => new GitHubReleases(_github.Repository).ProposeAsync(new ProposedChange("changelog/v1.2.0", "develop", "title", "text"), CancellationToken.None);

        (await opening.Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("not permitted to create").And.Contain("pull-requests: write");
    }

    [Fact]
    public void Without_a_token_nothing_is_begun()
    {
        var releases = () => new GitHubReleases(_github.Repository with { Token = null });

        releases.Should().Throw<InvalidInputException>().Which.Message.Should().Contain("GITHUB_TOKEN").And.Contain("Nothing was tagged");
    }
}
