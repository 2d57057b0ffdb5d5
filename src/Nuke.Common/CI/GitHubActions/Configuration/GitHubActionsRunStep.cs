using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs targets of the build.</summary>
public class GitHubActionsRunStep : GitHubActionsStep
{
    /// <summary>The script that starts the build, relative to the root directory.</summary>
    public string BuildCmdPath { get; set; } = "";

    /// <summary>The targets.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Environment variables with their values, which may be expressions.</summary>
    public Dictionary<string, string> Imports { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: {Yaml.Quoted($"Run: {InvokedTargets.JoinCommaSpace()}")}");
        using var _ = writer.Indent();
        writer.WriteLine($"run: {Yaml.Scalar($"./{BuildCmdPath} {InvokedTargets.JoinSpace()}".TrimEnd())}");
        if (Imports.Count == 0)
            return;
        writer.WriteLine("env:");
        using (writer.Indent())
        {
            foreach (var (name, value) in Imports)
                writer.WriteLine($"{Yaml.Scalar(name)}: {Yaml.Scalar(value)}");
        }
    }
}
