namespace Slipway.Workflows.Tests.Generation;

public sealed class StalenessTests(GeneratedWorkflows generated) : IClassFixture<GeneratedWorkflows>
{
    [Theory]
    [InlineData("build-images.yml")]
    [InlineData("deploy-qa.yml")]
    [InlineData("deploy-production.yml")]
    public void A_checked_in_workflow_is_what_the_build_makes(string file) =>
        File.ReadAllText(Path.Combine(Repository.Workflows, file)).Should().Be(generated.First[file], "else it is stale; run ./build.sh GenerateWorkflows and commit what it writes");

    [Fact]
    public void Every_workflow_is_generated_but_the_pins() =>
        Directory.EnumerateFiles(Repository.Workflows).Select(x => Path.GetFileName(x)).Should().BeEquivalentTo(generated.First.Keys.Append("pins.yml"));

    [Fact]
    public void Generating_again_mends_what_was_edited_and_gives_the_same_bytes() => generated.Second.Should().Equal(generated.First);

    [Fact]
    public void Generating_after_a_bot_has_updated_an_action_changes_nothing()
    {
        generated.Updated.Values.Should().AllSatisfy(x => x.Should().Contain("# v99.0.0"));
        generated.AfterUpdate.Should().Equal(generated.Updated);
    }

    [Fact]
    public void Every_file_says_how_it_is_made_and_that_a_fork_gets_nothing() =>
        generated.First.Values.Should().AllSatisfy(x => x.Should()
            .StartWith("# Generated from build/Build.Workflows.cs; never edited. Change it there, then run ./build.sh GenerateWorkflows.\n")
            .And.Contain("# No pull request starts it").And.Contain("code from a fork"));
}
