using Nuke.Common.IO;
using Nuke.Common.Tests.Parameters;

namespace Nuke.Common.Tests.Completion;

public sealed class CompletionFileTests : IDisposable
{
    readonly Trial _trial = new();

    string[] Lines => (_trial.Root / ".nuke" / "temp" / "completion.tsv").ReadAllLines();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_run_leaves_behind_what_shells_complete()
    {
        _trial.WithFile("parameters.qa.json", "{}").Run<OfferingBuild>("Prepare");

        Lines.Should().Contain("target\tShip\tSends it off").And.Contain("path\t--folder\t").And.Contain("switch\t--loud\t")
            .And.Contain("list\t--flavours\tWhere to").And.Contain("choice\t--flavours\tspicy").And.Contain("choice\t--city\tBonn")
            .And.Contain("choice\t--skip\tShip").And.Contain("choice\t--profile\tqa").And.Contain("choice\t--set-secret\tToken")
            .And.NotContain(x => x.StartsWith("target\tInternal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_profile_is_completed_after_the_next_run()
    {
        _trial.Run<OfferingBuild>("Prepare").WithFile("parameters.qa.json", "{}").Run<OfferingBuild>("Prepare");

        Lines.Should().Contain("choice\t--profile\tqa");
    }

    [Theory]
    [InlineData("bash", "complete -F _nuke_build build.sh build.cmd build.ps1")]
    [InlineData("zsh", "compdef _nuke_build build.sh build.cmd build.ps1")]
    [InlineData("fish", "complete -c build.sh -c build.cmd -c build.ps1 -f -a '(__nuke_build)'")]
    [InlineData("PowerShell", "Register-ArgumentCompleter -CommandName build.ps1 -ParameterName BuildArguments -ScriptBlock {")]
    public void The_script_of_a_shell_is_printed_and_nothing_else(string shell, string expected)
    {
        _trial.Run<OfferingBuild>("--completion", shell);

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().BeEmpty();
        _trial.Lines[0].Should().StartWith("# For this shell: ").And.ContainEquivalentOf($"--completion {shell}");
        _trial.Lines.Should().Contain(expected).And.NotContainMatch("*engine*");
    }

    [Fact]
    public void A_shell_that_is_not_known_is_an_error_that_names_the_others()
    {
        _trial.Run<OfferingBuild>("--completion", "tcsh");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Bash, Zsh, Fish, PowerShell");
    }
}
