namespace Slipway.Workflows.Tests.Generation;

/// <summary>The order in <c>Build.cs</c>, as the workflows have it.</summary>
public sealed class PipelineTests
{
    [Theory]
    [InlineData("deploy-qa", "test:", "images: test", "deploy: images")]
    [InlineData("deploy-production", "test:", "images: test", "deploy: images", "release: deploy")]
    public void Jobs_wait_for_each_other_as_the_targets_do(string workflow, params string[] jobs) =>
        Read(workflow).Keys("jobs").Select(x => $"{x}: {string.Join(' ', Read(workflow).List("jobs", x, "needs"))}".TrimEnd()).Should().Equal(jobs);

    [Theory]
    [InlineData("deploy-qa", "develop")]
    [InlineData("deploy-production", "master")]
    public void A_push_to_its_branch_or_a_person_starts_a_deploy(string workflow, string branch)
    {
        Read(workflow).Keys("on").Should().Equal("push", "workflow_dispatch");
        Read(workflow).List("on", "push", "branches").Should().Equal(branch);
        Read(workflow)["on", "workflow_dispatch", "inputs", "version", "type"].Should().Be("string");
    }

    [Theory]
    [InlineData("deploy-qa", "qa")]
    [InlineData("deploy-production", "production")]
    public void Deploys_of_an_environment_queue_and_are_never_cancelled(string workflow, string environment)
    {
        Read(workflow)["concurrency", "group"].Should().Be($"deploy-{environment}");
        Read(workflow)["concurrency", "cancel-in-progress"].Should().Be("false");
        Read(workflow)["jobs", "deploy", "environment", "name"].Should().Be(environment);
        Read(workflow)["jobs", "deploy", "environment", "url"].Should().StartWith("https://");
    }

    [Theory]
    [InlineData("deploy-qa", "develop", "test")]
    [InlineData("deploy-qa", "develop", "deploy")]
    [InlineData("deploy-production", "master", "test")]
    [InlineData("deploy-production", "master", "deploy")]
    public void What_is_not_part_of_the_branch_is_refused_before_anything_of_it_is_executed(string workflow, string branch, string job)
    {
        Read(workflow)["jobs", job, "steps", "0", "uses"].Should().StartWith("actions/checkout@");
        Read(workflow)["jobs", job, "steps", "1", "run"].Should().Contain("git merge-base --is-ancestor HEAD").And.Contain("exit 1");
        Read(workflow)["jobs", job, "steps", "1", "env", "BRANCH"].Should().Be(branch);
    }

    [Fact]
    public void Images_hand_over_the_digest_of_each_image()
    {
        var images = Read("build-images");
        var outputs = images.Keys("on", "workflow_call", "outputs");

        outputs.Should().Equal("backend", "frontend");
        outputs.Should().AllSatisfy(x => images["on", "workflow_call", "outputs", x, "value"].Should().Be($"${{{{ jobs.images.outputs.{x} }}}}"));
        outputs.Should().AllSatisfy(x => images["jobs", "images", "outputs", x].Should().Be($"${{{{ steps.push.outputs.{x} }}}}"));
    }

    private static YamlFile Read(string workflow) => new(File.ReadAllText(Path.Combine(Repository.Workflows, $"{workflow}.yml")));
}
