using Nuke.Common.Git;
using Nuke.Common.Tools.GitHub;
using Octokit;

namespace Nuke.Common.Tests.Tools.GitHub;

public sealed class GitHubMilestoneTests : IDisposable
{
    const string Milestones = "/api/v3/repos/owner/name/milestones";

    readonly LoopbackServer _server = new();
    readonly GitHubClient _client = GitHubTasks.GitHubClient;
    readonly GitRepository _repository = GitRepository.FromUrl("https://github.com/owner/name.git");

    public GitHubMilestoneTests()
    {
        GitHubTasks.GitHubClient = new GitHubClient(new ProductHeaderValue("tests"), _server.Address);
        _server.With($"GET {Milestones}", """
            [
              {"number":3,"title":"v1","state":"closed","open_issues":0,"closed_issues":4},
              {"number":4,"title":"v2","state":"open","open_issues":0,"closed_issues":2},
              {"number":5,"title":"v3","state":"open","open_issues":1,"closed_issues":2},
              {"number":6,"title":"v4","state":"open","open_issues":0,"closed_issues":0}
            ]
            """);
    }

    public void Dispose()
    {
        GitHubTasks.GitHubClient = _client;
        _server.Dispose();
    }

    [Theory]
    [InlineData("v1", 3)]
    [InlineData("v2", 4)]
    [InlineData("v9", null)]
    public async Task A_milestone_is_found_by_its_title_open_or_closed(string title, int? number)
    {
        (await _repository.GetGitHubMilestone(title))?.Number.Should().Be(number);
        _server.Requests.Should().ContainSingle().Which.Should().Contain("state=all");
    }

    [Fact]
    public async Task The_issues_of_a_milestone_are_asked_for_by_its_number()
    {
        _server.With("GET /api/v3/repos/owner/name/issues", """[{"number":7,"title":"It leaks"}]""");

        (await _repository.GetGitHubMilestoneIssues("v2")).Should().ContainSingle().Which.Title.Should().Be("It leaks");
        _server.Requests.Last().Should().Contain("milestone=4").And.Contain("state=all");
    }

    [Fact]
    public async Task A_milestone_that_is_missing_is_an_error_that_names_it() =>
        await _repository.Awaiting(x => x.GetGitHubMilestoneIssues("v9")).Should().ThrowAsync<Exception>().WithMessage("*owner/name*no milestone 'v9'*");

    [Fact]
    public async Task A_milestone_is_made_with_its_title()
    {
        _server.With($"POST {Milestones}", """{"number":9,"title":"v5"}""", 201);

        await _repository.CreateGitHubMilestone("v5");

        _server.Bodies.Last().Should().Be("""{"title":"v5","state":"open"}""");
    }

    [Theory]
    [InlineData(422)]
    [InlineData(403)]
    public async Task Trying_to_make_a_milestone_survives_that_GitHub_refuses(int status)
    {
        _server.With($"POST {Milestones}", """{"message":"no"}""", status);

        await _repository.TryCreateGitHubMilestone("v1");

        _server.Requests.Should().Equal($"POST {Milestones}");
    }

    [Fact]
    public async Task Trying_to_make_a_milestone_survives_that_GitHub_is_not_reached()
    {
        _server.Dispose();

        await _repository.Awaiting(x => x.TryCreateGitHubMilestone("v1")).Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_milestone_whose_issues_are_done_is_closed()
    {
        _server.With($"PATCH {Milestones}/4", """{"number":4,"state":"closed"}""");

        await _repository.CloseGitHubMilestone("v2");

        _server.Bodies.Last().Should().Be("""{"state":"closed"}""");
    }

    [Theory]
    [InlineData("v3", "*'v3' has 1 open issues*")]
    [InlineData("v4", "*'v4' has no issue*")]
    public async Task A_milestone_with_work_left_or_none_done_stays_open(string title, string error)
    {
        await _repository.Awaiting(x => x.CloseGitHubMilestone(title)).Should().ThrowAsync<Exception>().WithMessage(error);

        _server.Requests.Should().NotContain(x => x.StartsWith("PATCH"));
    }

    [Fact]
    public async Task Without_checks_a_milestone_with_open_issues_is_closed()
    {
        _server.With($"PATCH {Milestones}/5", """{"number":5,"state":"closed"}""");

        await _repository.CloseGitHubMilestone("v3", enableIssueChecks: false);

        _server.Requests.Last().Should().Be($"PATCH {Milestones}/5");
    }
}
