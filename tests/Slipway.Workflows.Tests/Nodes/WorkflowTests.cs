using Nuke.Common.CI.GitHubActions;
using Slipway.Workflows.Nodes;

namespace Slipway.Workflows.Tests.Nodes;

public sealed class WorkflowTests
{
    [Fact]
    public void The_token_of_a_workflow_may_nothing_and_each_job_asks_for_its_own()
    {
        var yaml = Written.Yaml(new Workflow
        {
            Name = "check",
            DetailedTriggers = [new PushTrigger("main", "release/*")],
            Jobs = [new Job { Name = "none" }, new Job { Name = "some", Token = [Permission.Write(GitHubActionsPermissions.IdToken), Permission.Read(GitHubActionsPermissions.Contents)] }],
        });

        yaml.Text.Should().Contain("\npermissions: {}\n").And.Contain("\n    permissions: {}\n");
        yaml["jobs", "some", "permissions", "id-token"].Should().Be("write");
        yaml["jobs", "some", "permissions", "contents"].Should().Be("read");
        yaml.List("on", "push", "branches").Should().Equal("main", "release/*");
    }

    [Fact]
    public void Inputs_have_types_that_people_choose_from_and_callers_know()
    {
        Input[] inputs =
        [
            new("cache", "Where") { Type = InputType.Choice, Options = ["registry", "none"], Default = "none" },
            new("dry", "Only tell") { Type = InputType.Boolean, Default = "false" },
            new("count", "How many") { Type = InputType.Number, IsRequired = true },
        ];

        var yaml = Written.Yaml(new Workflow { DetailedTriggers = [new DispatchTrigger(inputs), new CallTrigger { Inputs = inputs }], Jobs = [new Job { Name = "one" }] });

        yaml.List("on", "workflow_dispatch", "inputs", "cache", "options").Should().Equal("registry", "none");
        yaml["on", "workflow_dispatch", "inputs", "cache", "type"].Should().Be("choice");
        yaml["on", "workflow_call", "inputs", "cache", "type"].Should().Be("string");
        yaml.Find("on", "workflow_call", "inputs", "cache", "options").Should().BeNull();
        yaml.Text.Should().Contain("default: false\n").And.Contain("required: true\n");
    }

    [Fact]
    public void A_called_workflow_names_its_outputs_and_secrets()
    {
        var yaml = Written.Yaml(new Workflow
        {
            DetailedTriggers = [new CallTrigger { Outputs = [new("digest", "The image", "${{ jobs.a.outputs.b }}")], Secrets = [new("KEY", "To get in", IsRequired: true)] }],
            Jobs = [new Job { Name = "a", Outputs = new Dictionary<string, string> { ["b"] = "${{ steps.c.outputs.d }}" } }],
        });

        yaml["on", "workflow_call", "outputs", "digest", "value"].Should().Be("${{ jobs.a.outputs.b }}");
        yaml["on", "workflow_call", "secrets", "KEY", "required"].Should().Be("true");
        yaml["jobs", "a", "outputs", "b"].Should().Be("${{ steps.c.outputs.d }}");
    }

    [Fact]
    public void A_job_that_calls_a_workflow_gives_it_inputs_and_each_secret_by_name()
    {
        var yaml = Written.Yaml(new CallJob(new Workflow { Name = "images" })
        {
            Name = "call",
            With = new Dictionary<string, string> { ["version"] = "${{ inputs.version }}" },
            Secrets = new Dictionary<string, string> { ["KEY"] = "${{ secrets.KEY }}" },
        });

        yaml["call", "uses"].Should().Be("./.github/workflows/images.yml");
        yaml["call", "with", "version"].Should().Be("${{ inputs.version }}");
        yaml["call", "secrets", "KEY"].Should().Be("${{ secrets.KEY }}");
        yaml.Find("call", "runs-on").Should().BeNull();
    }

    [Fact]
    public void A_job_has_its_conditions_environment_combinations_and_services()
    {
        var yaml = Written.Yaml(new Job
        {
            Name = "deploy",
            If = "${{ !inputs.version }}",
            TimeoutMinutes = 30,
            EnvironmentName = "qa",
            EnvironmentUrl = "https://qa.example.test/",
            ConcurrencyGroup = "qa",
            RunsOn = "${{ matrix.runner }}",
            Matrix = new Matrix([new Dictionary<string, string> { ["runner"] = "ubuntu-24.04-arm", ["platform"] = "linux/arm64" }]),
            Services = [new("db", "postgres@sha256:0") { Ports = ["5432:5432"], Options = "--health-cmd pg_isready", Env = new Dictionary<string, string> { ["POSTGRES_DB"] = "shop" } }],
            Env = new Dictionary<string, string> { ["LEVEL"] = "1" },
        });

        yaml["deploy", "if"].Should().Be("${{ !inputs.version }}");
        yaml["deploy", "timeout-minutes"].Should().Be("30");
        yaml["deploy", "environment", "url"].Should().Be("https://qa.example.test/");
        yaml["deploy", "concurrency", "cancel-in-progress"].Should().Be("false");
        yaml["deploy", "strategy", "matrix", "include", "0", "runner"].Should().Be("ubuntu-24.04-arm");
        yaml.List("deploy", "services", "db", "ports").Should().Equal("5432:5432");
        yaml["deploy", "services", "db", "env", "POSTGRES_DB"].Should().Be("shop");
        yaml.Text.Should().Contain("LEVEL: '1'\n");
    }

    [Fact]
    public void A_cache_falls_back_to_the_beginnings_of_its_key()
    {
        var step = new CacheStep(["~/.nuget/packages", "!~/.nuget/packages/own"], "nuget-1", "nuget-", "nu") { Pin = new ActionPin(new string('a', 40), "v5.0.5") };

        var yaml = Written.Yaml(new Job { Name = "a", Steps = [step] });

        yaml["a", "steps", "0", "with", "path"].Should().Be("~/.nuget/packages\n!~/.nuget/packages/own");
        yaml["a", "steps", "0", "with", "restore-keys"].Should().Be("nuget-\nnu");
    }

    [Fact]
    public void A_step_runs_the_targets_as_a_person_would()
    {
        var yaml = Written.Yaml(new Job { Name = "a", Steps = [new BuildStep("Test", "Push") { Id = "it", Arguments = "--yes" }] });

        yaml["a", "steps", "0", "run"].Should().Be("./build.sh Test Push --yes");
        yaml["a", "steps", "0", "id"].Should().Be("it");
    }
}
