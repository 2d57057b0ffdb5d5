using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Images;
using Slipway.Sandbox.Tests.GitHub;
using Slipway.Sandbox.Tests.Workflows.Running;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>The checked-in workflows, executed: what GitHub would do on a push to <c>develop</c> and on one to <c>master</c>.</summary>
[Collection(LongSandboxCollection.Name)]
public sealed class WorkflowRunTests(SandboxFixture fixture, CompiledBuild compiled) : WorkflowRunTest(fixture, compiled)
{
    private const string Filter = "FullyQualifiedName~Backend.Tests.HealthTests";

    /// <summary>Everything that is not executed in the test below, with the reason; nothing else may be left out.</summary>
    private static readonly string[] s_leftOut =
    [
        "test: actions/cache",
        "images / images: docker/login-action", "images / images: Let scripts reach GitHub's cache: condition does not hold",
    ];

    [Fact]
    public async Task A_push_to_develop_reaches_qa_and_one_to_master_production_after_its_approval_with_the_same_digests()
    {
        var (qa, production) = (await Fixture.ServerAsync("qa"), await Fixture.ServerAsync("production"));
        await PrepareImagesAsync();
        await Repository.CreateAsync();

        var pushed = await Repository.PushToDevelopAsync(await SandboxChangesAsync());
        var toQa = Testing(RunnerOf("develop", pushed, qa, production));
        var jobs = await new WorkflowRun(toQa).RunAsync("deploy-qa.yml");
        jobs.Should().OnlyContain(x => x.Value.Result == "success", toQa.Output);
        jobs.Keys.Should().BeEquivalentTo("test", "images", "images / images", "deploy");
        Tested(toQa);
        var released = await ImagesAsync(qa.Container);
        released.Should().HaveCount(2).And.OnlyContain(x => x.Contains("@sha256:", StringComparison.Ordinal));
        foreach (var image in new[] { "backend", "frontend" })
            released.Should().Contain(x => x.EndsWith($"/{image}@{jobs["images"].Outputs[image]}", StringComparison.Ordinal), "what was built is what runs");
        await AttestedAndCachedAsync(released);
        Recorded(toQa, pushed.After);
        toQa.Artifacts["smoke-qa"].Should().Contain(x => x.EndsWith(".png", StringComparison.Ordinal));
        toQa.Notes.Should().OnlyContain(x => s_leftOut.Any(y => x.StartsWith(y, StringComparison.Ordinal)));
        (await StartedAsync(production.Container)).Should().BeEmpty();

        var merged = await Repository.MergeToMasterAsync();
        var toProduction = RunnerOf("master", merged, qa, production);
        var run = new WorkflowRun(toProduction).RunAsync("deploy-production.yml");
        await Task.WhenAny(Asked.Task, run);
        Asked.Task.IsCompleted.Should().BeTrue(toProduction.Output);
        (await StartedAsync(production.Container)).Should().BeEmpty("nobody approved yet");
        (await Repository.NewTagsAsync(merged.After)).Should().BeEmpty();

        Approved.SetResult();
        jobs = await run;
        jobs.Should().OnlyContain(x => x.Value.Result == "success", toProduction.Output);
        jobs.Keys.Should().BeEquivalentTo("test", "images", "images / images", "deploy", "release");
        (await ImagesAsync(production.Container)).Should().BeEquivalentTo(released, "production gets what QA ran");
        toProduction.Output.Should().Contain("backend is unchanged").And.Contain("frontend is unchanged").And.NotContain("Building", "the same sources are not built twice");
        await ReleasedAsync(merged.After);

        foreach (var secret in new[] { Password, PretendGitHub.Token, (await File.ReadAllLinesAsync(Fixture.PrivateKeyFile))[1] })
            (toQa.Output + toProduction.Output + string.Concat(toQa.Summaries.Values)).Should().NotContain(secret);
    }

    /// <summary>The step that tests is executed too, on a machine that asks for a few quick tests and leaves the analyzers to those who compile everything.</summary>
    private static Runner Testing(Runner runner) => runner with
    {
        Skipped = new Dictionary<string, string>(),
        Machine = new Dictionary<string, string>(runner.Machine) { ["TEST_FILTER"] = Filter, ["RunAnalyzers"] = "false" },
    };

    private static void Tested(Runner run)
    {
        run.Output.Should().MatchRegex($"Not all tests were run: [1-9][0-9]* passed, 0 failed, 0 skipped, of those only that match --test-filter '{Regex.Escape(Filter)}'");
        run.Artifacts["test-results"].Should().Contain("summary.txt").And.Contain(x => x.EndsWith(".trx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_push_to_another_branch_starts_neither()
    {
        await Repository.CreateAsync();
        var head = await Repository.HeadAsync("develop");
        var runner = new Runner { Origin = Repository.Origin, Folder = Path.GetTempPath(), Repository = "harbour/shop", Branch = "feature/x", Before = head, Commit = head, Token = "none", Api = GitHub.Repository.Api };

        foreach (var workflow in new[] { "build-images.yml", "deploy-qa.yml", "deploy-production.yml" })
            (await new WorkflowRun(runner).RunAsync(workflow)).Should().BeEmpty();
    }

    private async Task AttestedAndCachedAsync(string[] images)
    {
        using var registry = new RegistryClient();
        foreach (var image in images)
        {
            var statements = await StatementsAsync(image);
            statements.Should().Contain("https://spdx.dev/Document").And.Contain(x => x.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal));
        }

        foreach (var image in new[] { "backend", "frontend" })
            (await registry.FindDigestAsync($"{Fixture.Registry}/slipway/cache:{image}-amd64")).Should().NotBeNull("layers are kept for the next build");
    }

    /// <summary>What GitHub shows of the deploy: a deployment and its statuses, a status of the commit, the run's page.</summary>
    private void Recorded(Runner run, string commit)
    {
        var deployment = GitHub.All("deployments/").Single(x => x["environment"] is not null);
        deployment["ref"]!.GetValue<string>().Should().Be(commit);
        GitHub.All($"deployments/{deployment["id"]}/statuses/").Select(x => $"{x["state"]} {x["environment_url"]} {x["log_url"]}").Should().BeEquivalentTo(
            "in_progress https://app-qa.example.com/ https://github.com/harbour/shop/actions/runs/4711", "success https://app-qa.example.com/ https://github.com/harbour/shop/actions/runs/4711");
        GitHub.All($"statuses/{commit}/").Select(x => $"{x["context"]} {x["state"]}").Should().BeEquivalentTo("slipway/qa pending", "slipway/qa success");
        run.Summaries["deploy"].Should().Contain("### qa runs").And.Contain("HealthGate").And.Contain("#artifacts").And.Contain(commit[..7]);
    }

    private async Task ReleasedAsync(string commit)
    {
        var tag = (await Repository.NewTagsAsync(commit)).Should().ContainSingle().Which;
        tag.Should().StartWith("v");
        var release = GitHub.All("releases/").Should().ContainSingle().Which;
        release["tag_name"]!.GetValue<string>().Should().Be(tag);
        release["draft"]!.GetValue<bool>().Should().BeFalse();
        (await Repository.ShowAsync($"changelog/{tag}", "CHANGELOG.md")).Should().Contain($"## {tag[1..]} - ");
        ((JsonNode)GitHub.All("pulls/").Should().ContainSingle().Which["head"]!)["ref"]!.GetValue<string>().Should().Be($"changelog/{tag}");
    }
}
