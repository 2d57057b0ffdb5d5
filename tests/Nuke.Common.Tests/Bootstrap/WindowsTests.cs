namespace Nuke.Common.Tests.Bootstrap;

/// <summary>What the stand-in for the SDK does not look at can be read.</summary>
public sealed class WindowsTests
{
    [Theory]
    [InlineData("DOTNET_NOLOGO")]
    [InlineData("NUKE_TELEMETRY_OPTOUT")]
    [InlineData("DOTNET_TieredPGO")]
    [InlineData("--locked-mode")]
    [InlineData("--no-restore")]
    [InlineData("-p:NukeEngine=")]
    [InlineData("-p:TieredPGO=false")]
    [InlineData("-p:RunAnalyzers=false")]
    public void Both_scripts_have_the_same_variables_and_flags(string text)
    {
        foreach (var script in new[] { "build.sh", "build.ps1" })
            File.ReadAllText(Repository.Root / script).Should().Contain(text, $"of {script}");
    }

    [Fact]
    public void Neither_script_has_a_flag_or_a_variable_that_the_other_lacks()
    {
        Words("build.sh").Should().BeEquivalentTo(Words("build.ps1"));
    }

    [Fact]
    public void The_batch_file_starts_the_script_and_ends_with_its_exit_code()
    {
        File.ReadAllLines(Repository.Root / "build.cmd").Should().Equal(
            "@echo off",
            "rem Starts the build on Windows; see build.ps1.",
            "powershell -ExecutionPolicy ByPass -NoProfile -File \"%~dp0build.ps1\" %*",
            "exit /b %ERRORLEVEL%");
    }

    private static IEnumerable<string> Words(string script) =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Repository.Root / script), @"-p:\w+|\b(?:DOTNET|NUKE)_\w+")
            .Select(x => x.Value).Distinct();
}
