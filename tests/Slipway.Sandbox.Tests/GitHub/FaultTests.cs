using System.Net;
using Slipway.GitHub.Setup;

namespace Slipway.Sandbox.Tests.GitHub;

/// <summary>What GitHub's refusals and failures become.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly GitHubSetup s_wanted = new() { Environments = [new EnvironmentSetup("qa")] };

    private readonly PretendGitHub _github = new();

    public void Dispose() => _github.Dispose();

    public static TheoryData<int, string, string[], string[]> Refusals => new()
    {
        { 401, """{"message":"Bad credentials"}""", [], ["does not accept the token (401)", "GITHUB_TOKEN"] },
        { 403, """{"message":"Resource not accessible by integration"}""", [], ["(403)", "Resource not accessible by integration", "environments: read"] },
        { 403, """{"message":"API rate limit exceeded for user ID 1."}""", ["X-RateLimit-Limit", "5000", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1795600000"], ["no more requests", "2026-11-25", "limit 5000"] },
        { 403, """{"message":"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."}""", ["Retry-After", "120"], ["slow down", "120 s"] },
        { 422, """{"message":"Validation Failed","errors":[{"resource":"Environment","code":"custom","field":"name","message":"Name has a slash"}]}""", [], ["(422)", "Validation Failed", "Name has a slash"] },
        { 502, "<html>Bad Gateway</html>", [], ["answered 502", "githubstatus.com"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_says_what_was_asked_what_it_means_and_what_to_do_and_never_the_token(int status, string body, string[] headers, string[] says)
    {
        _github.Fault = _ => new Answer(status, body, [.. headers.Chunk(2).Select(x => (x[0], x[1]))]);

        var error = await PlanFails();

        foreach (var text in says.Append("environment qa"))
            error.Message.Should().Contain(text);
        error.ToString().Should().NotContain(PretendGitHub.Token);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_an_error_on_the_first_write()
    {
        _github.Fault = x => x.HttpMethod == "PUT" ? new Answer(404, """{"message":"Not Found"}""") : null;
        var setup = new RepositorySetup(_github.Repository);

        var apply = async () => await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        (await apply.Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("harbour/shop").And.Contain("(404)").And.Contain("environments: write");
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_hiccup_is_asked_again(int status)
    {
        var answers = 0;
        _github.Fault = _ => Interlocked.Increment(ref answers) <= 2 ? new Answer(status) : null;

        await new RepositorySetup(_github.Repository).PlanAsync(s_wanted);

        answers.Should().Be(3);
    }

    [Fact]
    public async Task A_silent_server_is_given_up()
    {
        _github.Fault = _ => new Answer(200) { IsSilent = true };
        var impatient = _github.Repository with { Timeout = TimeSpan.FromMilliseconds(200) };

        var plan = () => new RepositorySetup(impatient).PlanAsync(s_wanted);

        (await plan.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("did not answer");
        _github.Requests.Count.Should().BeLessThanOrEqualTo(2, "who is silent is asked once more, and not four times");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var nobody = _github.Repository with { Api = new Uri("http://127.0.0.1:1/") };

        var plan = () => new RepositorySetup(nobody).PlanAsync(s_wanted);

        (await plan.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("127.0.0.1:1").And.Contain("cannot be reached");
    }

    [Fact]
    public async Task What_may_not_be_done_twice_is_not_sent_twice()
    {
        _github.Fault = x => x.HttpMethod == "POST" ? new Answer((int)HttpStatusCode.BadGateway) : null;
        var setup = new RepositorySetup(_github.Repository);
        var wanted = new GitHubSetup { Environments = [new EnvironmentSetup("qa") { Branches = ["develop"] }] };

        var apply = async () => await setup.ApplyAsync(await setup.PlanAsync(wanted), _ => { });

        await apply.Should().ThrowAsync<SlipwayException>();
        _github.Requests.Where(x => x.StartsWith("POST ", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Fact]
    public void Without_a_token_nothing_is_sent()
    {
        var setup = () => new RepositorySetup(_github.Repository with { Token = null });

        setup.Should().Throw<InvalidInputException>().Which.Message.Should().Contain("GITHUB_TOKEN");
        _github.Requests.Should().BeEmpty();
    }

    private async Task<SlipwayException> PlanFails()
    {
        var plan = () => new RepositorySetup(_github.Repository).PlanAsync(s_wanted);
        return (await plan.Should().ThrowAsync<SlipwayException>()).Which;
    }
}
