using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Components.Tests;

/// <summary>
/// A library with a test in a Git repository of its own. Its packages come from the cache that this test project was
/// restored to, so nothing asks the network.
/// </summary>
internal sealed class Library : IDisposable
{
    public Library()
    {
        Write(".nuke/parameters.json", "{}");
        Write("NuGet.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        Write("Directory.Packages.props", $"""<Project><Import Project="{Versions}" /></Project>""");
        Write("Shop.slnx", """
            <Solution>
              <Project Path="src/Shop/Shop.csproj" />
              <Project Path="tests/Shop.Tests/Shop.Tests.csproj" />
            </Solution>
            """);
        Write("CHANGELOG.md", "# Changelog\n\n## [1.1.0] / 2026-01-31\n- Sells, and buys\n\n## [1.0.0] / 2026-01-01\n- Opens\n");
        Write("src/Shop/Shop.csproj", Project("<Version>1.1.0</Version>", ""));
        Write("src/Shop/Till.cs", "public static class Till { public static int Sum(int a, int b) => a + b; }");
        Write("tests/Shop.Tests/Shop.Tests.csproj", Project("<IsPackable>false</IsPackable>", """
            <PackageReference Include="Microsoft.NET.Test.Sdk" />
            <PackageReference Include="xunit" />
            <PackageReference Include="xunit.runner.visualstudio" />
            <ProjectReference Include="../../src/Shop/Shop.csproj" />
            """));
        WriteTest(sum: 3);
        foreach (var arguments in new[] { "init --quiet --initial-branch=main", "remote add origin https://github.com/example/shop.git" })
            ProcessTasks.StartProcess("git", arguments, Root, logOutput: false, logInvocation: false).AssertZeroExitCode();
    }

    public AbsolutePath Root { get; } = AbsolutePath.Create(Directory.CreateTempSubdirectory("library-").FullName);

    public void WriteTest(int sum) => Write(
        "tests/Shop.Tests/TillTests.cs",
        $"public class TillTests {{ [Xunit.Fact] public void Sums() => Xunit.Assert.Equal({sum}, Till.Sum(1, 2)); }}");

    /// <summary>Runs a build in it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Variables; none but these are seen.</param>
    public (int ExitCode, string Output) Run<TBuild>(string[] arguments, IReadOnlyDictionary<string, string>? environment = null) where TBuild : NukeBuild, new()
    {
        using var writer = new StringWriter();
        var exitCode = BuildRun.Execute<TBuild>(
            new BuildInvocation
            {
                Arguments = arguments,
                Environment = environment ?? new Dictionary<string, string>(),
                WorkingDirectory = Root,
                Output = writer,
                IsOutputRedirected = true,
            },
            []);
        return (exitCode, writer.ToString());
    }

    public void Dispose() => Root.DeleteDirectory();

    static AbsolutePath Versions =>
        AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => (x / "Directory.Packages.props").FileExists())!
        / "Directory.Packages.props";

    static string Project(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    void Write(string file, string content)
    {
        (Root / file).Parent.CreateDirectory();
        (Root / file).WriteAllText(content);
    }
}
