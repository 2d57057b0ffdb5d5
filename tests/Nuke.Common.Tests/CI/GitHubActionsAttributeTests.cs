using Nuke.Common.IO;

namespace Nuke.Common.Tests.CI;

public sealed class GitHubActionsAttributeTests : IDisposable
{
    readonly Trial _trial = new();

    public GitHubActionsAttributeTests() => (_trial.Root / "build.cmd").WriteAllText("");

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Each_runner_has_a_job_that_runs_the_targets()
    {
        var workflow = Generate<SimpleWorkflowBuild>("check");

        workflow["name"].Should().Be("check");
        workflow.List("on").Should().Equal("push", "pull_request");
        workflow.Keys("jobs").Should().Equal("ubuntu-latest", "ubuntu-22_04");
        workflow["jobs", "ubuntu-22_04", "runs-on"].Should().Be("ubuntu-22.04");
        workflow["jobs", "ubuntu-latest", "steps", "2", "run"].Should().Be("./build.cmd Default");
    }

    [Fact]
    public void The_token_has_the_permissions_that_are_asked_for()
    {
        var workflow = Generate<SimpleWorkflowBuild>("check");

        workflow.Keys("permissions").Should().Equal("pull-requests", "contents");
        workflow["permissions", "pull-requests"].Should().Be("write");
        workflow["permissions", "contents"].Should().Be("read");
    }

    [Fact]
    public void Triggers_have_their_conditions()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        workflow.Keys("on").Should().Equal("push", "pull_request", "workflow_dispatch", "schedule");
        workflow.List("on", "push", "branches").Should().Equal("main", "release/*");
        workflow.List("on", "push", "tags").Should().Equal("v[0-9]+");
        workflow.List("on", "push", "paths").Should().Equal("src/**", "!**/*.md");
        workflow.List("on", "pull_request", "branches").Should().Equal("main");
        workflow["on", "schedule", "0", "cron"].Should().Be("0 4 * * *");
    }

    [Fact]
    public void Paths_that_are_only_left_out_are_ignored_since_a_list_of_them_matches_nothing()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        workflow.Keys("on", "pull_request").Should().Equal("branches", "paths-ignore");
        workflow.List("on", "pull_request", "paths-ignore").Should().Equal("docs/**");
    }

    [Fact]
    public void Inputs_are_described_and_given_to_the_build()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        workflow["on", "workflow_dispatch", "inputs", "DryRun", "required"].Should().Be("false");
        workflow["on", "workflow_dispatch", "inputs", "GitHubVersion", "required"].Should().Be("true");
        workflow["on", "workflow_dispatch", "inputs", "GitHubVersion", "description"].Should().Be("GitHub Version");
        workflow["jobs", "ubuntu-latest", "steps", "2", "env", "DryRun"].Should().Be("${{ github.event.inputs.DryRun }}");
    }

    [Fact]
    public void Secrets_are_named_as_GitHub_names_them()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        workflow["jobs", "ubuntu-latest", "steps", "2", "env", "NuGetApiKey"].Should().Be("${{ secrets.NUGET_API_KEY }}");
        workflow["jobs", "ubuntu-latest", "steps", "2", "env", "GITHUB_TOKEN"].Should().Be("${{ secrets.GITHUB_TOKEN }}");
    }

    [Fact]
    public void The_checkout_has_its_settings()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        string? With(string key) => workflow["jobs", "ubuntu-latest", "steps", "0", "with", key];
        new[] { With("submodules"), With("lfs"), With("fetch-depth"), With("progress"), With("filter") }
            .Should().Equal("recursive", "true", "0", "false", "tree:0");
    }

    [Fact]
    public void The_cache_has_its_files_and_its_key()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        workflow["jobs", "ubuntu-latest", "steps", "1", "with", "path"]
            .Should().Be(".nuke/temp\n~/.nuget/packages\n!~/.nuget/packages/own\n");
        workflow["jobs", "ubuntu-latest", "steps", "1", "with", "key"]
            .Should().Be("${{ runner.os }}-${{ hashFiles('**/it''s.json') }}");
    }

    [Fact]
    public void What_the_targets_produce_is_kept_once()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        new[] { "3", "4", "5", "6" }.Select(x => workflow["jobs", "ubuntu-latest", "steps", x, "with", "path"])
            .Should().Equal("src", "output/results", "output/coverage.zip", null);
        workflow["jobs", "ubuntu-latest", "steps", "3", "if"].Should().Be("success() || failure()");
    }

    [Fact]
    public void Jobs_wait_as_they_are_told_to()
    {
        var workflow = Generate<EverySettingBuild>("every_setting");

        workflow["concurrency", "cancel-in-progress"].Should().Be("true");
        workflow["concurrency", "group"].Should().StartWith("${{ github.workflow }} @ ");
        workflow["jobs", "ubuntu-latest", "concurrency", "group"].Should().Be("deploy: one at a time");
        workflow["jobs", "ubuntu-latest", "environment", "url"].Should().Be("https://example.test/#home");
        workflow["jobs", "ubuntu-latest", "timeout-minutes"].Should().Be("30");
    }

    [Fact]
    public void A_subclass_has_its_own_jobs_steps_and_triggers()
    {
        var workflow = Generate<OwnWorkflowBuild>("own");

        workflow.Keys("on").Should().Equal("workflow_call");
        workflow["jobs", "deploy", "steps", "2", "run"].Should().Be("./build.sh");
        workflow["jobs", "deploy", "steps", "3", "run"].Should().Be("echo done");
    }

    [Fact]
    public void A_workflow_that_nothing_starts_is_an_error()
    {
        _trial.Run<NoTriggerBuild>("Default");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("GitHubActions (none) has neither 'On' nor 'On...' triggers");
    }

    [Fact]
    public void A_misspelt_target_is_an_error_that_names_the_nearest_one()
    {
        _trial.Run<MisspeltTargetBuild>("Default");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("GitHubActions (typo) names a target 'Tset', which there is not. Did you mean 'Test'?");
    }

    Workflow Generate<T>(string name)
        where T : NukeBuild, new()
    {
        _trial.Run<T>("Default");
        _trial.ExitCode.Should().Be(0, _trial.Output);
        return new Workflow((_trial.Root / ".github" / "workflows" / $"{name}.yml").ReadAllText());
    }
}
