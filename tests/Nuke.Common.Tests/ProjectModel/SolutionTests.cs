using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace Nuke.Common.Tests.ProjectModel;

public sealed class SolutionTests : IDisposable
{
    readonly AbsolutePath _directory = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);

    public void Dispose() => _directory.DeleteDirectory();

    [Fact]
    public void Projects_and_folders_of_an_XML_solution_are_read()
    {
        var solution = Write("X.slnx", """
            <Solution>
              <Folder Name="/src/libs/"><Project Path="src/libs/A/A.csproj" /></Folder>
              <Project Path="build/_build.csproj" />
            </Solution>
            """);

        solution.AllProjects.Select(x => x.Name).Should().BeEquivalentTo("A", "_build");
        solution.Projects.Select(x => x.Name).Should().Equal("_build");
        solution.GetProject("A").Path.Should().Be(_directory / "src/libs/A/A.csproj");
        solution.GetSolutionFolder("src").GetSolutionFolder("libs").Projects.Should().ContainSingle();
        solution.GetAllProjects("_b*").Should().ContainSingle();
    }

    [Fact]
    public void Projects_and_folders_of_a_classic_solution_are_read()
    {
        var solution = Write("X.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{11111111-1111-1111-1111-111111111111}"
            EndProject
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "A", "src\A\A.csproj", "{22222222-2222-2222-2222-222222222222}"
            EndProject
            Global
            	GlobalSection(NestedProjects) = preSolution
            		{22222222-2222-2222-2222-222222222222} = {11111111-1111-1111-1111-111111111111}
            	EndGlobalSection
            EndGlobal
            """);

        solution.GetSolutionFolder("src").Projects.Should().ContainSingle().Which.Path.Should().Be(_directory / "src/A/A.csproj");
    }

    Solution Write(string name, string content) => (_directory / name).WriteAllText(content).ReadSolution();
}
