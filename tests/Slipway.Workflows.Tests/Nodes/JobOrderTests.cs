using Nuke.Common.Execution;
using Slipway.Workflows.Nodes;

namespace Slipway.Workflows.Tests.Nodes;

public sealed class JobOrderTests
{
    private readonly Dictionary<string, ExecutableTarget> _targets = [];

    [Fact]
    public void A_job_needs_the_job_of_a_target_that_its_own_depends_on()
    {
        Needs("Push", "Build");

        Derive(Job("push", "Push"), Job("build", "Build")).Should().Equal("push: build", "build:");
    }

    [Fact]
    public void A_job_needs_the_job_of_a_target_that_its_own_only_comes_after()
    {
        After("Push", "Test");

        Derive(Job("test", "Test"), Job("push", "Push")).Should().Equal("test:", "push: test");
    }

    [Fact]
    public void Targets_that_no_job_names_pass_the_order_on()
    {
        Needs("Deploy", "Push");
        Needs("Push", "Build");
        After("Build", "Test");

        Derive(Job("test", "Test"), Job("deploy", "Deploy")).Should().Equal("test:", "deploy: test");
    }

    [Fact]
    public void What_a_needed_job_needs_is_not_said_again()
    {
        Needs("Push", "Test");
        Needs("Deploy", "Push", "Test");

        Derive(Job("test", "Test"), Job("push", "Push"), Job("deploy", "Deploy")).Should().Equal("test:", "push: test", "deploy: push");
    }

    [Fact]
    public void Jobs_without_an_order_run_side_by_side()
    {
        Needs("Deploy", "Test", "Push");

        Derive(Job("test", "Test"), Job("push", "Push"), Job("deploy", "Deploy")).Should().Equal("test:", "push:", "deploy: test push");
    }

    [Fact]
    public void A_job_that_calls_a_workflow_stands_where_the_targets_of_that_workflow_stand()
    {
        After("Push", "Test");
        Needs("Deploy", "Push");
        var images = new Workflow { Name = "images", Jobs = [Job("build", "Push")] };

        Derive(Job("test", "Test"), new CallJob(images) { Name = "call" }, Job("deploy", "Deploy"))
            .Should().Equal("test:", "call: test", "deploy: call");
    }

    [Fact]
    public void Two_jobs_that_come_before_each_other_are_an_error_that_names_both()
    {
        Needs("B", "A");
        Needs("C", "B");

        var derive = () => Derive(Job("outer", "A", "C"), Job("inner", "B"));

        derive.Should().Throw<InvalidOperationException>().WithMessage("Jobs 'outer' and 'inner' come before each other*");
    }

    private static Job Job(string name, params string[] targets) => new() { Name = name, Steps = [new BuildStep(targets)] };

    private void Needs(string target, params string[] dependencies) => Target(target).ExecutionDependencies.AddRange(dependencies.Select(Target));

    private void After(string target, params string[] dependencies) => Target(target).OrderDependencies.AddRange(dependencies.Select(Target));

    private ExecutableTarget Target(string name) =>
        _targets.TryGetValue(name, out var target) ? target : _targets[name] = new ExecutableTarget { Name = name };

    private string[] Derive(params Job[] jobs)
    {
        JobOrder.Derive(jobs, _targets.Values);
        return [.. jobs.Select(x => $"{x.Name}: {string.Join(' ', x.Needs)}".TrimEnd())];
    }
}
