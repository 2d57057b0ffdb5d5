namespace Slipway.Workflows.Tests.Generation;

public sealed class ArchiveTests
{
    [Theory]
    [InlineData("deploy.yaml")]
    [InlineData("orchestrated-deployment.yml")]
    [InlineData("coordination-system.yml")]
    [InlineData("version-management.yml")]
    public void A_retired_workflow_can_start_nothing_and_says_what_replaced_it(string name)
    {
        var file = new YamlFile(File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows-archive", name)));

        file.Text.Should().StartWith("# RETIRED, never run").And.Contain("\n# Replaced by ");
        file.Keys("on").Should().Equal("workflow_call");
        file.Keys("jobs").Should().AllSatisfy(job => file["jobs", job, "if"].Should().Be("false"));
        file.Text.Should().NotContain("secrets.");
    }
}
