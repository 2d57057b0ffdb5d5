namespace Nuke.Common.Tests.Bootstrap;

/// <summary>build.ps1 cannot be run everywhere; what it must share with build.sh can be read.</summary>
public sealed class WindowsTests
{
    [Theory]
    [InlineData("global.json")]
    [InlineData(".editorconfig")]
    [InlineData("BannedSymbols.txt")]
    [InlineData("*.props")]
    [InlineData("*.targets")]
    [InlineData("project.assets.json")]
    [InlineData("DOTNET_CLI_TELEMETRY_OPTOUT")]
    [InlineData("NUKE_TELEMETRY_OPTOUT")]
    [InlineData("DOTNET_NOLOGO")]
    [InlineData("NUKE_ENGINE")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("--locked-mode")]
    [InlineData("--no-restore")]
    [InlineData("-p:NukeEngine=")]
    [InlineData("-p:TieredPGO=false")]
    [InlineData("-p:RunAnalyzers=false")]
    [InlineData("The build itself does not compile; see above.")]
    public void Both_scripts_have_the_same_inputs_variables_and_flags(string text)
    {
        foreach (var script in new[] { "build.sh", "build.ps1" })
            File.ReadAllText(Repository.Root / script).Should().Contain(text, $"of {script}");
    }

    [Fact]
    public void Neither_script_has_a_flag_or_a_variable_that_the_other_lacks()
    {
        Words("build.sh").Should().BeEquivalentTo(Words("build.ps1"));
    }

    private static IEnumerable<string> Words(string script) =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Repository.Root / script), @"-p:\w+|\b(?:DOTNET|NUKE)_\w+")
            .Select(x => x.Value).Distinct();
}
