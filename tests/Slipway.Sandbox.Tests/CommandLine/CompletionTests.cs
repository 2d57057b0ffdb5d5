namespace Slipway.Sandbox.Tests.CommandLine;

/// <summary>TAB in real shells, with the scripts that the build prints.</summary>
public sealed class CompletionTests
{
    [Fact]
    public async Task Bash_completes_targets_parameters_and_values()
    {
        using var shell = await CompletingShell.OfAsync("bash");

        (await shell.BashAsync("./build.sh", "deployq")).Should().Equal("DeployQa");
        (await shell.BashAsync("./build.sh", "Compile", "Tes")).Should().Equal("Test");
        (await shell.BashAsync("./build.sh", "DeployQa", "--configu")).Should().Equal("--configuration");
        (await shell.BashAsync("./build.sh", "--configuration", "")).Should().Equal("Debug", "Release");
        (await shell.BashAsync("./build.sh", "--configuration", "=", "r")).Should().Equal("Release");
        (await shell.BashAsync("./build.sh", "--configuration", "Release", "")).Should().BeEmpty("only a flag can follow");
        (await shell.BashAsync("./build.sh", "--profile", "q")).Should().Equal("qa");
        (await shell.BashAsync("./build.sh", "--skip", "Test", "Smo")).Should().Equal("Smoke");
        (await shell.BashAsync("./build.sh", "--root", "su")).Should().Equal("sub");
        (await shell.BashAsync("/somewhere/else/build.sh", "")).Should().BeEmpty();
        shell.StartedTheBuild.Should().BeFalse();
    }

    [Fact]
    public async Task Fish_completes_targets_parameters_and_values_with_descriptions()
    {
        using var shell = await CompletingShell.OfAsync("fish");

        (await shell.FishAsync("./build.sh deployq")).Should().Equal("DeployQa\tThe whole pipeline for QA");
        (await shell.FishAsync("./build.sh Compile --configu")).Should().ContainSingle().Which.Should().StartWith("--configuration\t");
        (await shell.FishAsync("./build.sh --configuration ")).Should().BeEquivalentTo("Debug", "Release");
        (await shell.FishAsync("./build.sh --configuration=R")).Should().Equal("--configuration=Release");
        (await shell.FishAsync("./build.sh --root su")).Should().Equal("sub/");
        shell.StartedTheBuild.Should().BeFalse();
    }

    [Fact]
    public async Task Zsh_completes_targets_parameters_and_values()
    {
        using var shell = await CompletingShell.OfAsync("zsh");

        (await shell.ZshAsync("./build.sh deployq")).Should().Equal("./build.sh DeployQa ");
        (await shell.ZshAsync("./build.sh Compile --configu")).Should().Equal("./build.sh Compile --configuration ");
        (await shell.ZshAsync("./build.sh --configuration R")).Should().Equal("./build.sh --configuration Release ");
        (await shell.ZshAsync("./build.sh --configuration=r")).Should().Equal("./build.sh --configuration=Release ");
        shell.StartedTheBuild.Should().BeFalse();
    }
}
