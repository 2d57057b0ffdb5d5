using Nuke.Common.IO;
using Nuke.Common.Tests.Parameters;
using Nuke.Common.Tests.Tooling;

namespace Nuke.Common.Tests.Completion;

/// <summary>TAB in the real PowerShell, with the script that a build prints and the file that its runs leave behind.</summary>
public sealed class PowerShellCompletionTests : IDisposable
{
    readonly Trial _trial = new();

    public PowerShellCompletionTests()
    {
        _trial.WithFile("parameters.qa.json", "{}").Run<OfferingBuild>("Prepare").Run<OfferingBuild>("--completion", "PowerShell");
        (_trial.Root / "completion.ps1").WriteAllText(_trial.Output);
        foreach (var script in new[] { "build.ps1", "build.sh" })
            (_trial.Root / script).WriteAllText((Bootstrap.Repository.Root / script).ReadAllText());
        (_trial.Root / "sub").CreateDirectory();
    }

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void It_completes_targets_parameters_and_values()
    {
        Offered("./build.ps1 sh").Should().Equal("Ship");
        Offered("./build.ps1 --flav").Should().Equal("--flavours");
        Offered("./build.ps1 --city b").Should().Equal("Bonn");
        Offered("./build.ps1 --flavours mild sp").Should().Equal("spicy");
        Offered("./build.ps1 --city=Bo").Should().Equal("--city=Bonn");
        Offered("./build.ps1 Prepare --profile ").Should().Equal("qa");
        Offered("./build.ps1 --skip Prepare Shi").Should().Equal("Ship");
    }

    [Fact]
    public void After_the_value_of_a_flag_only_a_flag_can_follow() =>
        Offered("./build.ps1 --city Bonn Sh").Should().NotContain("Ship");

    [Fact]
    public void Paths_are_completed_as_everywhere() =>
        Offered("./build.ps1 --folder ./su").Should().Equal("./sub");

    [Theory]
    [InlineData("build.ps1")]
    [InlineData("./build.sh")]
    [InlineData(@".\build.cmd")]
    [InlineData("& './build.ps1'")]
    public void However_the_build_is_called(string command) =>
        Offered($"{command} sh").Should().Equal("Ship");

    [Fact]
    public void A_target_comes_with_what_it_is_for() =>
        Offered("./build.ps1 sh", "ToolTip").Should().Equal("Sends it off");

    string[] Offered(string line, string what = "CompletionText") => PowerShell.Run($"""
        . ./completion.ps1
        $line = '{line.Replace("'", "''", StringComparison.Ordinal)}'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.{what}
        """, _trial.Root);
}
