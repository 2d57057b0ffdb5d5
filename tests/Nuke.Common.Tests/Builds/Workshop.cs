using System.Diagnostics;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Builds;

/// <summary>
/// The repository of a small library: a solution of the library and of a program that checks it, one commit on main,
/// tagged 1.2.3. Nothing in it needs a package, so nothing asks the network. Its build runs as a process of its own.
/// </summary>
internal sealed class Workshop : IDisposable
{
    readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public Workshop()
    {
        (Root / ".nuke").CreateDirectory();
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

    public AbsolutePath Root { get; } = AbsolutePath.Create(Directory.CreateTempSubdirectory("workshop-").FullName);

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
        _variables[variable] = value;
        return this;
    }

    public BuildResult Run<T>(params string[] arguments)
        where T : NukeBuild, new() =>
        Run("dotnet", ["exec", typeof(Workshop).Assembly.Location, .. arguments], _variables.Append(new(Program.OfWorkshop, typeof(T).Name)));

    public IEnumerable<string> Git(string arguments)
    {
        var result = Run("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", .. arguments.Split(' ')], []);
        result.ExitCode.Should().Be(0, result.Output);
        return result.Lines.Where(x => x.Length > 0);
    }

    public IEnumerable<string> Files(string directory) => (Root / directory).GlobFiles("*").Select(x => x.Name).Order(StringComparer.Ordinal);

    public void Dispose() => Root.DeleteDirectory();

    /// <summary>What surrounds the tests, such as a build server, does not surround the workshop.</summary>
    BuildResult Run(string program, string[] arguments, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(x => x == "CI" || x.StartsWith("GITHUB_", StringComparison.Ordinal) || x.StartsWith("NUKE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return new BuildResult(process.ExitCode, output);
    }

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

/// <summary>How a build ended, and what it printed.</summary>
internal sealed record BuildResult(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines { get; } = Output.ReplaceLineEndings("\n").Split('\n');

    public IEnumerable<string> Succeeded =>
        Lines.Where(x => x.Contains(" Succeeded ", StringComparison.Ordinal)).Select(x => x.Split(' ')[0]);
}
