using System.Reflection;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway.Workflows;

/// <summary>The workflows of GitHub Actions, and what the build tells the runner.</summary>
[BuildImagesWorkflow(Push = nameof(Push))]
[DeployWorkflow("qa", Branch = "develop", Test = nameof(Test), Push = nameof(Push), Deploy = nameof(DeployQa))]
[DeployWorkflow("production", Branch = "master", Test = nameof(Test), Push = nameof(Push), Deploy = nameof(DeployProduction), Release = nameof(Release),
    Variables = ["PRODUCTION_DEPLOYERS"])]
partial class Build
{
    Target GenerateWorkflows => _ => _
        .Description("Write .github/workflows from the attributes in build/Build.Workflows.cs")
        .Executes(WriteWorkflows);

    void WriteWorkflows()
    {
        foreach (var workflow in GetType().GetCustomAttributes<WorkflowAttribute>().OrderBy(x => x.FileName, StringComparer.Ordinal))
        {
            var name = $".github/workflows/{workflow.FileName}";
            var file = RootDirectory / name;
            if (DryRun)
            {
                Log.Information("Would write {File}", name);
                continue;
            }

            var before = file.FileExists() ? file.ReadAllText() : "";
            Generate(workflow.Id);
            Log.Information(file.ReadAllText() == before ? "{File} is current" : "Wrote {File}", name);
        }
    }

    /// <summary>Only the engine can hand an attribute its build and all of its targets, and it does so in a process of its own.</summary>
    static void Generate(string id)
    {
        var self = System.Environment.ProcessPath!;
        var arguments = $"--generate-configuration {id} --host {nameof(GitHubActions)} --root \"{RootDirectory}\" --no-logo";
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
            arguments = $"\"{BuildAssemblyFile}\" {arguments}";
        ProcessTasks.StartProcess(self, arguments, logOutput: false, logInvocation: false).AssertZeroExitCode();
    }

    /// <summary>Hands the digests to the jobs that come after, as <c>backend=sha256:...</c>; an index that lacks an architecture is left to the job that adds it.</summary>
    async Task TellDigests()
    {
        if (System.Environment.GetEnvironmentVariable("GITHUB_OUTPUT") is not { Length: > 0 } outputs)
            return;
        foreach (var image in _images)
            if (await Registries.FindAsync(image.Reference, Chosen.Platform, Cancelled) is { } found
                && ImageOptions.Platforms.All(x => found.Platforms.Any(y => $"{y}/".StartsWith($"{x}/", StringComparison.Ordinal))))
                await File.AppendAllLinesAsync(outputs, [$"{image.Name}={image.Digest}"]);
    }
}
