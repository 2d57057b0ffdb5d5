using System.Net;
using Slipway.Sandbox.Tests.GitHub;
using Slipway.Sandbox.Tests.Workflows.Running;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>The checked-in workflows, executed: pushes that come together, and what a person starts by hand.</summary>
[Collection(LongSandboxCollection.Name)]
public sealed class WorkflowByHandTests(SandboxFixture fixture, CompiledBuild compiled) : WorkflowRunTest(fixture, compiled)
{
    [Fact]
    public async Task Two_pushes_at_once_are_deployed_one_after_the_other_and_a_person_brings_an_earlier_version_back()
    {
        var (qa, production) = (await Fixture.ServerAsync("qa-hand"), await Fixture.ServerAsync("production-hand"));
        await PrepareImagesAsync();
        await Repository.CreateAsync();

        var first = await Repository.PushToDevelopAsync(await SandboxChangesAsync());
        var second = await Repository.PushToDevelopAsync(("src/Frontend/wwwroot/index.html", "<title>Slipway berths</title>", "<title>Berths</title>"));
        var runners = new[] { first, second }.Select(x => RunnerOf("develop", x, qa, production)).ToArray();
        var runOfFirst = new WorkflowRun(runners[0]).RunAsync("deploy-qa.yml");
        await Queue.HasComeAsync(first.After).WaitAsync(TimeSpan.FromMinutes(1));
        var runOfSecond = new WorkflowRun(runners[1]).RunAsync("deploy-qa.yml");
        var older = await runOfFirst;
        older.Should().OnlyContain(x => x.Value.Result == "success", runners[0].Output);
        var newer = await runOfSecond;
        newer.Should().OnlyContain(x => x.Value.Result == "success", runners[1].Output);
        Queue.Events.Where(x => !x.StartsWith("waits", StringComparison.Ordinal)).Should()
            .Equal($"begins {first.After}", $"ends {first.After}", $"begins {second.After}", $"ends {second.After}");
        (await ImagesAsync(qa.Container)).Select(DigestOf).Should().BeEquivalentTo([newer["images"].Outputs["backend"], newer["images"].Outputs["frontend"]]);
        newer["images"].Outputs["backend"].Should().Be(older["images"].Outputs["backend"], "its sources are the same");
        newer["images"].Outputs["frontend"].Should().NotBe(older["images"].Outputs["frontend"]);

        await BackAsync(qa, production, first.After, older);
        await RefusedAsync(qa, production, notOnMaster: second.After);
        await Repository.MergeToMasterAsync();
        await UnprotectedAsync(qa, production, first.After);
        await ToProductionAsync(qa, production, first.After, older);
    }

    private async Task BackAsync(SandboxServer qa, SandboxServer production, string version, IReadOnlyDictionary<string, JobResult> built)
    {
        var runner = await RunnerByHandAsync("develop", qa, production);
        GitHub.Fault = OutageOf(version);

        var jobs = await new WorkflowRun(runner).DispatchAsync("deploy-qa.yml", ("version", version));

        GitHub.Fault = null;
        jobs.Should().OnlyContain(x => x.Value.Result == "success", runner.Output);
        (await ImagesAsync(qa.Container)).Select(DigestOf).Should().BeEquivalentTo([built["images"].Outputs["backend"], built["images"].Outputs["frontend"]]);
        runner.Output.Should().Contain("backend is unchanged").And.Contain("frontend is unchanged").And.NotContain("Building", "what the registry has is not built again");
        runner.Output.Should().Contain("GitHub was not told of it: GitHub answered 502 when asked to record the deploy to qa")
            .And.Contain($"GitHub was not told of it: GitHub did not answer within 5 s when asked to set the status of commit {version[..12]}");
        (runner.Output + string.Concat(runner.Summaries.Values)).Should().NotContain(PretendGitHub.Token).And.NotContain(Password);
    }

    /// <summary>GitHub while it takes no statuses: of deployments it refuses them, with a proxy's page that shows the request; of the commit it is silent at first.</summary>
    private static Func<HttpListenerRequest, Answer?> OutageOf(string commit)
    {
        var asked = 0;
        return request => request.HttpMethod != "POST" ? null
            : request.Url!.AbsolutePath.EndsWith("/statuses", StringComparison.Ordinal) ? new Answer(502, $"<html>Bad Gateway: {request.Headers["Authorization"]}</html>")
            : !request.Url.AbsolutePath.EndsWith($"/statuses/{commit}", StringComparison.Ordinal) ? null
            : Interlocked.Increment(ref asked) <= 2 ? new Answer(200) { IsSilent = true }
            : new Answer(502, $"<html>Bad Gateway: {request.Headers["Authorization"]}</html>");
    }

    private async Task RefusedAsync(SandboxServer qa, SandboxServer production, string notOnMaster)
    {
        var before = await ImagesAsync(qa.Container);
        var unmerged = await Repository.PushToFeatureAsync();
        foreach (var (workflow, branch, version) in new[] { ("deploy-qa.yml", "develop", unmerged), ("deploy-production.yml", "master", notOnMaster) })
        {
            var runner = await RunnerByHandAsync(branch, qa, production);

            var jobs = await new WorkflowRun(runner).DispatchAsync(workflow, ("version", version));

            jobs["test"].Result.Should().Be("failure");
            jobs.Where(x => x.Key != "test").Should().OnlyContain(x => x.Value.Result == "skipped");
            runner.Output.Should().Contain($"::error::{version} is not part of {branch}").And.NotContain("== Install the SDK", "nothing of it is executed");
        }

        Asked.Task.IsCompleted.Should().BeFalse("there is nothing to approve");
        (await ImagesAsync(qa.Container)).Should().Equal(before);
        (await StartedAsync(production.Container)).Should().BeEmpty();
    }

    /// <summary>GitHub asks nobody where no rule protects the environment; the deploy itself then refuses.</summary>
    private async Task UnprotectedAsync(SandboxServer qa, SandboxServer production, string version)
    {
        var runner = (await RunnerByHandAsync("master", qa, production)) with { PassRules = _ => Task.CompletedTask };
        GitHub.With("environments/production", """{"protection_rules":[]}""");

        var jobs = await new WorkflowRun(runner).DispatchAsync("deploy-production.yml", ("version", version));

        jobs["deploy"].Result.Should().Be("failure", runner.Output);
        runner.Output.Should().Contain("has no required reviewers").And.Contain("PRODUCTION_DEPLOYERS").And.Contain("Nothing was deployed");
        (await StartedAsync(production.Container)).Should().BeEmpty();
    }

    private async Task ToProductionAsync(SandboxServer qa, SandboxServer production, string version, IReadOnlyDictionary<string, JobResult> built)
    {
        var runner = await RunnerByHandAsync("master", qa, production);
        var run = new WorkflowRun(runner).DispatchAsync("deploy-production.yml", ("version", version));
        await Task.WhenAny(Asked.Task, run);
        Asked.Task.IsCompleted.Should().BeTrue(runner.Output);
        (await StartedAsync(production.Container)).Should().BeEmpty("nobody approved yet");

        Approved.SetResult();

        var jobs = await run;
        jobs.Where(x => x.Key != "release").Should().OnlyContain(x => x.Value.Result == "success", runner.Output);
        jobs["release"].Result.Should().Be("skipped", "what a person brings back is no new release");
        (await ImagesAsync(production.Container)).Select(DigestOf).Should().BeEquivalentTo([built["images"].Outputs["backend"], built["images"].Outputs["frontend"]]);
        (await Repository.NewTagsAsync(await Repository.HeadAsync("master"))).Should().BeEmpty();
    }

    private static string DigestOf(string image) => image.Split('@')[1];
}
