using System.Text.Json.Nodes;
using Slipway.GitHub.Deployments;
using Slipway.Sandbox.Tests.Images;

namespace Slipway.Sandbox.Tests.GitHub;

public sealed class DeploymentRecorderTests : IDisposable
{
    private static readonly DeploymentRecord s_record = new("qa", new string('a', 40), "1.2.0-0123abcd")
    {
        EnvironmentAddress = "https://app-qa.example.com",
        LogAddress = "https://github.com/harbour/shop/actions/runs/1",
    };

    private readonly PretendGitHub _github = new();
    private readonly LogLines _log = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task A_deploy_is_one_deployment_with_its_statuses_and_a_status_of_the_commit()
    {
        var recorder = Recorder();

        await recorder.RecordAsync(DeploymentPhase.InProgress, "deploying");
        await recorder.RecordAsync(DeploymentPhase.Succeeded, "1.2.0 serves");

        Posted("deployments").Should().ContainSingle().Which["environment"]!.GetValue<string>().Should().Be("qa");
        Posted("/statuses").Where(x => x["environment_url"] is not null).Select(x => $"{x["state"]} {x["environment_url"]} {x["log_url"]}").Should().Equal(
            "in_progress https://app-qa.example.com https://github.com/harbour/shop/actions/runs/1",
            "success https://app-qa.example.com https://github.com/harbour/shop/actions/runs/1");
        Posted($"statuses/{s_record.Commit}").Select(x => $"{x["context"]} {x["state"]}").Should().Equal("slipway/qa pending", "slipway/qa success");
    }

    [Fact]
    public async Task The_deployment_that_github_made_for_the_job_is_continued()
    {
        _github.With("deployments/9", """{"id":9,"environment":"qa"}""").With("deployments/9/statuses/1", """{"id":1,"state":"in_progress"}""");

        await Recorder().RecordAsync(DeploymentPhase.Failed, "the previous release serves");

        Posted("/deployments").Should().BeEmpty();
        Posted("deployments/9/statuses").Should().ContainSingle().Which["state"]!.GetValue<string>().Should().Be("failure");
    }

    [Fact]
    public async Task A_deployment_that_has_ended_is_not_continued()
    {
        _github.With("deployments/9", """{"id":9,"environment":"qa"}""").With("deployments/9/statuses/1", """{"id":1,"state":"success"}""");

        await Recorder().RecordAsync(DeploymentPhase.InProgress, "deploying");

        Posted("/deployments").Should().ContainSingle();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    [InlineData(502)]
    public async Task What_github_refuses_is_a_warning_and_nothing_more(int status)
    {
        _github.Fault = _ => new Answer(status, """{"message":"no"}""");

        await Recorder().RecordAsync(DeploymentPhase.Succeeded, "1.2.0 serves");

        _log.All.Should().HaveCount(2).And.OnlyContain(x => x.Contains("GitHub was not told of it") && !x.Contains(PretendGitHub.Token));
    }

    [Fact]
    public async Task An_answer_that_is_not_GitHub_s_is_a_warning_too()
    {
        _github.Fault = _ => new Answer(200, "<html>proxy login</html>", ("Content-Type", "application/json"));

        await Recorder().RecordAsync(DeploymentPhase.Succeeded, "1.2.0 serves");

        _log.All.Should().NotBeEmpty().And.OnlyContain(x => x.Contains("GitHub was not told of it"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_warning_too()
    {
        _github.Fault = _ => new Answer(200) { IsSilent = true };
        var impatient = new DeploymentRecorder(_github.Repository with { Timeout = TimeSpan.FromMilliseconds(100) }, s_record, _log.Logger);

        await impatient.RecordAsync(DeploymentPhase.Succeeded, "1.2.0 serves");

        _log.All.Should().HaveCount(2).And.OnlyContain(x => x.Contains("did not answer"));
    }

    [Theory]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(UriFormatException))]
    [InlineData(typeof(NullReferenceException))]
    public async Task Whatever_goes_wrong_while_others_are_told_a_deploy_does_not_fail_by_it(Type kind)
    {
        await Telling.TryAsync(_log.Logger, "GitHub", () => throw (Exception)Activator.CreateInstance(kind)!);

        _log.All.Should().ContainSingle().Which.Should().StartWith("The deploy goes on, but GitHub was not told of it: ");
    }

    [Fact]
    public async Task A_long_description_is_cut_to_what_github_takes()
    {
        await Recorder().RecordAsync(DeploymentPhase.Failed, $"{new string('x', 300)}\nsecond line");

        Posted("/statuses").Should().OnlyContain(x => x["description"]!.GetValue<string>().Length == 140);
    }

    private DeploymentRecorder Recorder() => new(_github.Repository, s_record, _log.Logger);

    private IReadOnlyList<JsonNode> Posted(string path) =>
    [
        .. _github.Requests.Zip(_github.Bodies)
            .Where(x => x.First.StartsWith("POST ", StringComparison.Ordinal) && x.First.Split(' ')[1].EndsWith(path, StringComparison.Ordinal))
            .Select(x => JsonNode.Parse(x.Second)!),
    ];
}
