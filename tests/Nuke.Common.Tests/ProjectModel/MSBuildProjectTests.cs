using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.ProjectModel;

/// <summary>Projects that the installed SDK evaluates.</summary>
public sealed class MSBuildProjectTests : IDisposable
{
    readonly AbsolutePath _directory = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);

    public MSBuildProjectTests()
    {
        (_directory / "X.slnx").WriteAllText("""<Solution><Project Path="a/A.csproj" /></Solution>""");
        Project = (_directory / "a" / "A.csproj").WriteAllText("""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <Level Condition="'$(Configuration)' == 'Release'">high</Level>
              </PropertyGroup>

              <ItemGroup>
                <PackageReference Include="Always" Version="1.2.3" />
                <PackageReference Include="Old" Version="2.0.0" Condition="'$(TargetFramework)' == 'netstandard2.0'" />
              </ItemGroup>

            </Project>
            """);
        (_directory / "a" / "Code.cs").WriteAllText("");
    }

    AbsolutePath Project { get; }

    public void Dispose() => _directory.DeleteDirectory();

    [Fact]
    public void Properties_and_items_are_those_of_the_SDK_too()
    {
        var project = (_directory / "X.slnx").ReadSolution().GetProject("A").GetMSBuildProject(targetFramework: "net10.0");

        project.GetPropertyValue("AssemblyName").Should().Be("A");
        project.GetPropertyValue("TargetFrameworkVersion").Should().Be("v10.0");
        project.GetItems("Compile").Select(x => x.EvaluatedInclude).Should().Equal("Code.cs");
    }

    [Fact]
    public void The_SDKs_MSBuild_evaluates_beside_the_engines_own_NuGet()
    {
        new NuGet.Packaging.PackageDependencyGroup(NuGet.Frameworks.NuGetFramework.Parse("net10.0"), []).TargetFramework.Version.Major.Should().Be(10);

        ProjectModelTasks.ParseProject(Project, targetFramework: "netstandard2.0").GetPropertyValue("TargetFrameworkIdentifier").Should().Be(".NETStandard");
    }

    [Theory]
    [InlineData("net10.0", "Always 1.2.3")]
    [InlineData("netstandard2.0", "Always 1.2.3, Old 2.0.0")]
    [InlineData(null, "Always 1.2.3")]
    public void Conditions_are_decided_for_the_framework(string? framework, string packages)
    {
        var project = ProjectModelTasks.ParseProject(Project, targetFramework: framework);

        project.GetItems("PackageReference").Where(x => !x.IsImported).Select(x => $"{x.EvaluatedInclude} {x.GetMetadataValue("Version")}")
            .Should().Equal(packages.Split(", "));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("Release", "high")]
    public void Conditions_are_decided_for_the_configuration(string? configuration, string level) =>
        ProjectModelTasks.ParseProject(Project, configuration).GetPropertyValue("Level").Should().Be(level);

    [Fact]
    public void A_change_is_saved_and_the_rest_of_the_file_stays_as_it_is()
    {
        var text = Project.ReadAllText();
        var project = ProjectModelTasks.ParseProject(Project);

        project.SetProperty("TargetFrameworks", "net10.0");
        project.Save();

        Project.ReadAllText().Should().Be(text.Replace("net10.0;netstandard2.0", "net10.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_build_may_use_MSBuild_itself_and_its_child_processes_are_not_bound_to_that_SDK()
    {
        using var build = new BuildProcess();
        (build.Root / "A.csproj").WriteAllText(Project.ReadAllText());

        build.Start("Evaluates");
        await build.Ended();

        var lines = (build.Root / "evaluated.txt").ReadAllLines();
        lines[0].Should().NotBeEmpty("the SDK says it");
        lines[2].Should().Be(lines[1]);
    }

    [Fact]
    public void A_project_that_does_not_exist_is_an_error_that_names_it() =>
        FluentActions.Invoking(() => ProjectModelTasks.ParseProject(_directory / "b.csproj"))
            .Should().Throw<Exception>().WithMessage($"*'{_directory / "b.csproj"}' does not exist*");
}
