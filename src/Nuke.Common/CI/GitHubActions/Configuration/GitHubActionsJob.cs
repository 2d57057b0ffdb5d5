using System.Globalization;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A job of a workflow.</summary>
public class GitHubActionsJob : ConfigurationEntity
{
    /// <summary>The job's key and name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The runner.</summary>
    public GitHubActionsImage Image { get; set; }

    /// <summary>When the job is given up, in minutes; 0 is GitHub's default.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>Jobs of the same group wait for each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>The environment whose rules and secrets apply.</summary>
    public string? EnvironmentName { get; set; }

    /// <summary>The address shown with the environment.</summary>
    public string? EnvironmentUrl { get; set; }

    /// <summary>Whether a new job of the group cancels the running one.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The steps.</summary>
    public GitHubActionsStep[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Yaml.Scalar(Name)}:");
        using var _ = writer.Indent();
        writer.WriteLine($"name: {Yaml.Scalar(Name)}");
        writer.WriteLine($"runs-on: {Image.GetValue()}");
        if (TimeoutMinutes > 0)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"timeout-minutes: {TimeoutMinutes}"));
        if (GitHubActionsConcurrency.IsWanted(ConcurrencyGroup, ConcurrencyCancelInProgress))
            GitHubActionsConcurrency.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        WriteEnvironment(writer);
        writer.WriteLine("steps:");
        using (writer.Indent())
            Array.ForEach(Steps, x => x.Write(writer));
    }

    void WriteEnvironment(CustomFileWriter writer)
    {
        if (string.IsNullOrWhiteSpace(EnvironmentName))
            return;
        if (string.IsNullOrWhiteSpace(EnvironmentUrl))
        {
            writer.WriteLine($"environment: {Yaml.Scalar(EnvironmentName)}");
            return;
        }

        writer.WriteLine("environment:");
        using (writer.Indent())
        {
            writer.WriteLine($"name: {Yaml.Scalar(EnvironmentName)}");
            writer.WriteLine($"url: {Yaml.Scalar(EnvironmentUrl)}");
        }
    }
}
