using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>The build with a change in <c>build/Environments.cs</c>: only what is in <c>build/</c> is compiled again, against the libraries that are compiled here already.</summary>
internal sealed class ChangedBuild : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("changed-build-").FullName;

    /// <summary>Where the workflows are that it generates.</summary>
    public string Workflows => Path.Combine(_folder, ".github", "workflows");

    private static string Sources => Path.Combine(SandboxFixture.Root, "build");

    /// <summary>In the configuration in which this test runs.</summary>
    private static string Compiled => Path.Combine(Sources, "bin", Path.GetRelativePath(Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "bin"), AppContext.BaseDirectory));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task CompileAsync(string old, string replacement)
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".nuke"));
        Directory.CreateDirectory(Workflows);
        File.Copy(Path.Combine(SandboxFixture.Root, ".github", "workflows", "pins.yml"), Path.Combine(Workflows, "pins.yml"));
        var environments = await File.ReadAllTextAsync(Path.Combine(Sources, "Environments.cs"));
        environments.Should().Contain(old, "that is what this test knows");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Environments.cs"), environments.Replace(old, replacement, StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(_folder, "changed.csproj"), Project);
        await DotNetAsync("build", "changed.csproj", "--nologo", "--output", Path.Combine(_folder, "out"));
    }

    public Task GenerateWorkflowsAsync() => DotNetAsync(Path.Combine(_folder, "out", "changed.dll"), "GenerateWorkflows", "--root", _folder, "--no-logo");

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NoWarn>CS0649;CS0169</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="{Sources}/*.cs" Exclude="{Sources}/Environments.cs" />
            <Reference Include="{Compiled}/*.dll" Exclude="{Compiled}/_build.dll" />
          </ItemGroup>
        </Project>
        """;

    private async Task DotNetAsync(params string[] arguments)
    {
        var result = await Cli.Wrap("dotnet").WithArguments(arguments).WithWorkingDirectory(_folder)
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
    }
}
