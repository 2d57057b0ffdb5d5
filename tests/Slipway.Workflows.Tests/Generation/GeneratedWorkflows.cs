using System.Diagnostics;

namespace Slipway.Workflows.Tests.Generation;

/// <summary>What <c>GenerateWorkflows</c> makes in an empty folder, and what it makes there again of files that somebody edited.</summary>
public sealed class GeneratedWorkflows : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-workflows-");

    public GeneratedWorkflows()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, ".nuke"));
        Directory.CreateDirectory(Folder);
        File.Copy(Path.Combine(Repository.Workflows, "pins.yml"), Path.Combine(Folder, "pins.yml"));
        First = Generate();
        foreach (var file in First.Keys)
            File.AppendAllText(Path.Combine(Folder, file), "# edited\n");
        Second = Generate();
    }

    public IReadOnlyDictionary<string, string> First { get; }

    public IReadOnlyDictionary<string, string> Second { get; }

    private string Folder => Path.Combine(_root.FullName, ".github", "workflows");

    public void Dispose() => _root.Delete(recursive: true);

    private Dictionary<string, string> Generate()
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", [Repository.Build, "GenerateWorkflows", "--root", _root.FullName, "--no-logo"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = _root.FullName,
        })!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        build.ExitCode.Should().Be(0, output);
        return Directory.EnumerateFiles(Folder).Where(x => Path.GetFileName(x) != "pins.yml").ToDictionary(x => Path.GetFileName(x), File.ReadAllText);
    }
}
