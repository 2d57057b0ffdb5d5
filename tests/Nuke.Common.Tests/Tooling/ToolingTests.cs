using Nuke.Common.IO;
using Nuke.Common.Tests.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.Tests.Tooling;

public sealed class ToolingTests
{
    [Fact]
    public void An_enumeration_is_found_by_name_whatever_its_case()
    {
        var converter = System.ComponentModel.TypeDescriptor.GetConverter(typeof(Flavour));

        converter.ConvertFromInvariantString("SPICY").Should().BeSameAs(Flavour.Spicy);
        ((string?)Flavour.Spicy).Should().Be("spicy");
        (Flavour.Spicy == Flavour.Plain).Should().BeFalse();
    }

    [Fact]
    public void Values_in_arguments_are_quoted_where_they_need_it()
    {
        AbsolutePath path = "/with space/x";

        Arguments($"run {path} --name {"plain"} \"{"in quotes"}\" {"as is":nq}").Should()
            .Be("run \"/with space/x\" --name plain \"in quotes\" as is");
    }

    [Fact]
    public void Output_and_exit_code_of_a_process_are_known()
    {
        using var process = ProcessTasks.StartProcess("bash", "-c \"echo out; echo err >&2; exit 3\"", logOutput: false, logInvocation: false);

        process.WaitForExit().Should().BeTrue();
        process.ExitCode.Should().Be(3);
        process.Output.StdToText().Should().Be("out");
        ((Action)(() => process.AssertZeroExitCode())).Should().Throw<ProcessException>().WithMessage("*'bash' exited with code 3*| err*");
    }

    [Fact]
    public void A_process_that_takes_too_long_is_ended()
    {
        using var process = ProcessTasks.StartProcess("sleep", "600", timeout: 50, logInvocation: false);

        process.WaitForExit().Should().BeFalse();
    }

    [Fact]
    public void Options_become_arguments()
    {
        var options = new DotNetTestSettings()
            .AddRunSetting("A.B", "c")
            .SetConfiguration("Release")
            .EnableNoBuild()
            .DisableNoRestore()
            .AddLoggers("trx;LogFileName=x.trx")
            .SetProjectFile("/a b/c.csproj")
            .SetProperty("Version", "1.2.3");

        string.Join(' ', options.CommandLine()).Should().Be(
            "test \"/a b/c.csproj\" --configuration Release --no-build --logger \"trx;LogFileName=x.trx\" /property:Version=1.2.3 -- A.B=c");
    }

    [Fact]
    public void Changing_options_leaves_the_original_as_it_is()
    {
        var original = new DotNetBuildSettings().SetConfiguration("Debug");

        original.SetConfiguration("Release");

        original.Configuration.Should().Be("Debug");
    }

    [Fact]
    public void Combinations_multiply()
    {
        var options = new DotNetPublishSettings()
            .CombineWith(["a", "b"], (x, v) => x.SetProject(v))
            .CombineWith(["r1", "r2"], (x, v) => x.SetRuntime(v));

        options.Select(x => $"{x.Project} {x.Runtime}").Should().Equal("a r1", "a r2", "b r1", "b r2");
    }

    static string Arguments(ArgumentStringHandler arguments) => arguments.ToStringAndClear();
}
