using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Builds;

/// <summary>
/// The repository of a small library: a solution of the library and of a program that checks it, one commit on main,
/// tagged 1.2.3. Nothing in it needs a package, so nothing asks the network.
/// </summary>
internal sealed class Workshop : IDisposable
{
    readonly Trial _trial = new();

    public Workshop()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = Tests() / "obj" / "project.assets.json";
        Write(".gitignore", "bin\nobj\nartifacts\nfeed\n.nuke\n");
        Write("NuGet.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        Write("Greeter.slnx", """
            <Solution>
              <Project Path="src/Greeter/Greeter.csproj" />
              <Project Path="checks/Greeter.Checks/Greeter.Checks.csproj" />
            </Solution>
            """);
        Write("src/Greeter/Greeter.csproj", Project("", ""));
        Write("src/Greeter/Greeting.cs", "public static class Greeting { public static string For(string name) => $\"Hello, {name}\"; }");
        Write("checks/Greeter.Checks/Greeter.Checks.csproj", Project(
            "<OutputType>Exe</OutputType><IsPackable>false</IsPackable>",
            "<ProjectReference Include=\"../../src/Greeter/Greeter.csproj\" />"));
        WriteCheck("Hello, World");
        Commit("init -q -b main");
        Git("remote add origin https://github.com/example/greeter.git");
        Git("tag 1.2.3");
    }

    public AbsolutePath Root => _trial.Root;

    /// <summary>Tells a program in place of Docker what to do: to write down how it was called.</summary>
    public Workshop WithDocker()
    {
        Write("eng/docker", "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/../.nuke/docker.log\"\n");
        (Root / "eng" / "docker").SetExecutable();
        Commit("add eng");
        Git("tag -f 1.2.3");
        return this;
    }

    /// <summary>Changes the check to expect another greeting.</summary>
    public Workshop WithCheck(string expected)
    {
        WriteCheck(expected);
        return this;
    }

    public Workshop OnBranch(string name)
    {
        Git($"switch -q -c {name}");
        return this;
    }

    public Workshop With(string variable, string value)
    {
        _trial.With(variable, value);
        return this;
    }

    public Trial Run<T>(params string[] arguments)
        where T : NukeBuild, new() => _trial.Run<T>(arguments);

    public IEnumerable<string> Git(string arguments) => ProcessTasks
        .StartProcess("git", $"-c user.name=a -c user.email=a@example.com {arguments:nq}", Root, logOutput: false, logInvocation: false)
        .AssertZeroExitCode().Output.Select(x => x.Text);

    public IEnumerable<string> Files(string directory) => (Root / directory).GlobFiles("*").Select(x => x.Name).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = null;
        _trial.Dispose();
    }

    static AbsolutePath Tests() =>
        AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => x.GetFiles("*.csproj").Any())!;

    static string Project(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    void Commit(string first)
    {
        Git(first);
        Git("add .");
        Git("commit -q -m change");
    }

    void WriteCheck(string expected) => Write(
        "checks/Greeter.Checks/Program.cs",
        $"System.Console.WriteLine(Greeting.For(\"World\")); return Greeting.For(\"World\") == \"{expected}\" ? 0 : 7;");

    void Write(string file, string content)
    {
        (Root / file).Parent.CreateDirectory();
        (Root / file).WriteAllText(content);
    }
}
