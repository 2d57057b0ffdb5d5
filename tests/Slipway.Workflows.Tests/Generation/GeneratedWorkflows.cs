using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Slipway.Workflows.Tests.Generation;

/// <summary>What <c>GenerateWorkflows</c> makes in an empty folder, and what it makes there again of files that somebody edited.</summary>
public sealed partial class GeneratedWorkflows : IDisposable
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
        UpdateAsABotDoes();
        Updated = Read();
        AfterUpdate = Generate();
    }

    public IReadOnlyDictionary<string, string> First { get; }

    public IReadOnlyDictionary<string, string> Second { get; }

    /// <summary>What a bot made of the files that were generated, and of the pins.</summary>
    public IReadOnlyDictionary<string, string> Updated { get; }

    /// <summary>What is generated after that.</summary>
    public IReadOnlyDictionary<string, string> AfterUpdate { get; }

    private string Folder => Path.Combine(_root.FullName, ".github", "workflows");

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Dependabot and Renovate replace commit and comment of an action in every file of the folder.</summary>
    private void UpdateAsABotDoes()
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            File.WriteAllText(file, CheckoutPin().Replace(File.ReadAllText(file), $"actions/checkout@{new string('f', 40)} # v99.0.0"));
    }

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
        return Read();
    }

    private Dictionary<string, string> Read() =>
        Directory.EnumerateFiles(Folder).Where(x => Path.GetFileName(x) != "pins.yml").ToDictionary(x => Path.GetFileName(x), File.ReadAllText);

    [GeneratedRegex("actions/checkout@[0-9a-f]{40} # v[0-9.]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CheckoutPin();
}
