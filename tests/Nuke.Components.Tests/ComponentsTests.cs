#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace Nuke.Components.Tests;

public sealed class ComponentsTests : IDisposable
{
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("components-").FullName);

    public ComponentsTests()
    {
        (_root / ".nuke").CreateDirectory();
        (_root / "App.slnx").WriteAllText("""<Solution><Project Path="src/App/App.csproj" /></Solution>""");
    }

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void A_build_of_components_has_their_targets_in_order()
    {
        var (exitCode, output) = Run("Test", "--plan", "--no-logo");

        exitCode.Should().Be(0);
        output.Split(Environment.NewLine).Where(x => x.StartsWith("◆  ", StringComparison.Ordinal))
            .Should().Equal("◆  1  Restore", "◆  2  Compile  needs Restore", "◆  3  Test     needs Compile");
    }

    [Fact]
    public void A_build_of_components_has_their_parameters()
    {
        var (_, output) = Run("--help");

        output.Should().Contain("--configuration").And.Contain("One of: Debug, Release.").And.Contain("--ignore-failed-sources");
    }

    [Fact]
    public void The_configuration_is_the_one_given()
    {
        var (_, output) = Run("Show", "--configuration", "release");

        output.Should().Contain("Release App");
    }

    [Fact]
    public void The_configuration_is_Debug_on_a_person_s_machine()
    {
        var (_, output) = Run("Show");

        output.Should().Contain("Debug App");
    }

    (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var writer = new StringWriter();
        var exitCode = BuildRun.Execute<ComponentsBuild>(
            new BuildInvocation
            {
                Arguments = arguments,
                Environment = new Dictionary<string, string>(),
                WorkingDirectory = _root,
                Output = writer,
                IsOutputRedirected = true,
            },
            [nameof(ITest.Test)]);
        return (exitCode, writer.ToString());
    }
}

internal sealed class ComponentsBuild : NukeBuild, ITest
{
    public IEnumerable<Project> TestProjects => ((IHazSolution)this).Solution.GetAllProjects("*.Tests");

    Target Show => _ => _.Executes(() => Serilog.Log.Information(
        "{Configuration:l} {Project:l}",
        ((IHazConfiguration)this).Configuration.ToString(),
        ((IHazSolution)this).Solution.AllProjects.Single().Name));
}
