using Nuke.Common.IO;

namespace Nuke.Common.Tests.CI;

public sealed class GenerationTests : IDisposable
{
    readonly Trial _trial = new();

    public GenerationTests()
    {
        (_trial.Root / "build.cmd").WriteAllText("");
        OwnWorkflowAttribute.Made = 0;
        OwnWorkflowAttribute.IsBroken = false;
    }

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_build_with_several_attributes_has_a_file_of_each()
    {
        _trial.Run<SeveralWorkflowsBuild>();

        Files.Should().Equal("first.yml", "second.yml");
        _trial.Output.Should().Contain("The configuration of GitHubActions (first) was made again, since the build has changed: .github/workflows/first.yml");
    }

    [Fact]
    public void A_build_that_has_not_changed_is_not_looked_at()
    {
        _trial.Run<OwnWorkflowBuild>().Run<OwnWorkflowBuild>().Run<OwnWorkflowBuild>();

        OwnWorkflowAttribute.Made.Should().Be(1);
    }

    [Fact]
    public void Files_of_another_build_are_made_again()
    {
        _trial.Run<SeveralWorkflowsBuild>().Run<SimpleWorkflowBuild>();

        Files.Should().Contain("check.yml");
    }

    [Fact]
    public void An_edited_file_is_mended_and_reported()
    {
        _trial.Run<SimpleWorkflowBuild>();
        var made = File("check").ReadAllText();
        File("check").WriteAllText(made + "# edited");

        _trial.Run<SimpleWorkflowBuild>();

        File("check").ReadAllText().Should().Be(made);
        _trial.Output.Should().Contain("GitHubActions (check) was made again");
    }

    [Fact]
    public void A_missing_file_is_made_again()
    {
        _trial.Run<SimpleWorkflowBuild>();
        File("check").DeleteFile();

        _trial.Run<SimpleWorkflowBuild>();

        File("check").FileExists().Should().BeTrue();
    }

    [Fact]
    public void Line_breaks_that_Git_has_changed_are_no_change_to_report()
    {
        _trial.Run<SimpleWorkflowBuild>();
        File("check").WriteAllText(File("check").ReadAllText().ReplaceLineEndings("\r\n"));

        _trial.Run<SimpleWorkflowBuild>();

        _trial.Output.Should().NotContain("was made again");
    }

    [Fact]
    public void A_build_server_writes_nothing()
    {
        _trial.With("GITHUB_ACTIONS", "true").Run<SimpleWorkflowBuild>();

        _trial.ExitCode.Should().Be(0);
        Files.Should().BeEmpty();
    }

    [Fact]
    public void One_configuration_is_made_when_it_is_asked_for_and_nothing_runs()
    {
        _trial.Run<SeveralWorkflowsBuild>("--generate-configuration", "GitHubActions_manual", "--host", "GitHubActions");

        _trial.ExitCode.Should().Be(0);
        Files.Should().Equal("manual.yml");
        _trial.Done.Should().BeEmpty();
    }

    [Fact]
    public void The_command_in_the_header_makes_the_same_bytes()
    {
        _trial.Run<SimpleWorkflowBuild>();
        var made = File("check").ReadAllBytes();
        var command = File("check").ReadAllLines().Single(x => x.Contains("./build.cmd --", StringComparison.Ordinal));
        File("check").DeleteFile();

        _trial.Run<SimpleWorkflowBuild>(command.Split("./build.cmd ")[1].Split(' '));

        File("check").ReadAllBytes().Should().Equal(made);
    }

    [Fact]
    public void An_unknown_configuration_is_an_error_that_names_the_nearest_one()
    {
        _trial.Run<SeveralWorkflowsBuild>("--generate-configuration", "GitHubActions_frist");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("There is no configuration 'GitHubActions_frist'. Did you mean 'GitHubActions_first'?")
            .And.Contain("Configurations: GitHubActions_first, GitHubActions_second, GitHubActions_manual.");
    }

    [Fact]
    public void A_build_without_attributes_says_so()
    {
        _trial.Run<PipelineBuild>("--generate-configuration", "GitHubActions");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("'PipelineBuild' has no attribute for a configuration");
    }

    [Fact]
    public void What_fails_half_way_leaves_the_file_as_it_was()
    {
        _trial.Run<OwnWorkflowBuild>();
        var made = File("own").ReadAllText();
        OwnWorkflowAttribute.IsBroken = true;

        _trial.Run<OwnWorkflowBuild>("--generate-configuration", "GitHubActions_own");

        _trial.ExitCode.Should().NotBe(0);
        File("own").ReadAllText().Should().Be(made);
    }

    IEnumerable<string> Files => (_trial.Root / ".github").GlobFiles("**/*.yml").Select(x => x.Name).Order(StringComparer.Ordinal);

    AbsolutePath File(string name) => _trial.Root / ".github" / "workflows" / $"{name}.yml";
}
