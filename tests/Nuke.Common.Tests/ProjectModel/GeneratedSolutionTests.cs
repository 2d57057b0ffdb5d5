using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.Tests.ProjectModel;

/// <summary>The class that is generated for the solution of this repository while the tests are compiled.</summary>
public sealed class GeneratedSolutionTests
{
    [Solution("Slipway.slnx", GenerateProjects = true)]
    readonly Repository Repository = new(Root() / "Slipway.slnx");

    [Solution("tests/Nuke.Common.Tests/ProjectModel/Classic.sln", GenerateProjects = true)]
    readonly Classic Classic = new(Root() / "tests/Nuke.Common.Tests/ProjectModel/Classic.sln");

    [Fact]
    public void Projects_and_folders_of_a_classic_solution_are_members()
    {
        Classic.Top.Path.Should().Be(Root() / "tests/Nuke.Common.Tests/ProjectModel/Top/Top.csproj");
        Classic.libraries.Deep_Library.Name.Should().Be("Deep.Library");
        Classic.libraries.tests.Deep_Library_Tests.Parent.Should().Be(Classic.GetSolutionFolder("libraries")!.GetSolutionFolder("tests"));
        Classic.AllProjects.Select(x => x.Name).Should().BeEquivalentTo("Top", "Deep.Library", "Deep.Library.Tests");
    }

    [Fact]
    public void Projects_and_folders_of_a_solution_are_members()
    {
        var solution = Repository;

        solution.build._build.Name.Should().Be("_build");
        solution.src.Nuke_Common.Path.FileExists().Should().BeTrue();
        solution.src.Nuke_Common.Parent.Should().BeSameAs(solution.src.Nuke_Components.Parent);
        solution.src.Projects.Should().Contain(solution.src.Nuke_Common);
    }

    [Fact]
    public void Frameworks_and_properties_are_those_that_MSBuild_computes()
    {
        var project = Repository.src.Nuke_Common;

        project.GetTargetFrameworks().Should().Equal("net10.0");
        project.GetProperty("RootNamespace").Should().Be("Nuke.Common");
        project.GetProperty("NoSuchProperty").Should().BeNull();
        project.GetProperty<bool>("TreatWarningsAsErrors").Should().BeTrue();
        project.HasPackageReference("serilog").Should().BeTrue();
        project.HasPackageReference("absent").Should().BeFalse();
    }

    [Fact]
    public void The_class_compiles_in_a_build_with_an_older_language()
    {
        var root = AbsolutePath.Create(Directory.CreateTempSubdirectory("solution-").FullName);
        (root / ".nuke").CreateDirectory();
        (root / "X.sln").WriteAllText((Root() / "tests/Nuke.Common.Tests/ProjectModel/Classic.sln").ReadAllText());
        (root / "build" / "_build.csproj").WriteAllText($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>7.3</LangVersion>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}Nuke.Common.dll" />
                <Analyzer Include="{Generator()}" />
              </ItemGroup>
            </Project>
            """);
        (root / "build" / "Build.cs").WriteAllText("""
            using Nuke.Common.ProjectModel;

            class Build
            {
                [Solution(GenerateProjects = true)]
                readonly Solution Solution = null;

                string Name => Solution.libraries.tests.Deep_Library_Tests.Name;
            }
            """);

        DotNetTasks.DotNetBuild(_ => _.SetProjectFile(root / "build" / "_build.csproj"));

        root.DeleteDirectory();
    }

    static AbsolutePath Generator()
    {
        var configuration = AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => x.Parent.Name == "bin")!.Name;
        return Root() / "src/Nuke.SourceGenerators/bin" / configuration / "netstandard2.0/Nuke.SourceGenerators.dll";
    }

    static AbsolutePath Root() => AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => (x / "Slipway.slnx").FileExists())!;
}
