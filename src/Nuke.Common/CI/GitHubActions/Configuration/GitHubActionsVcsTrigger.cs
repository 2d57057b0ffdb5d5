using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Starts a workflow on a push or for a pull request.</summary>
public class GitHubActionsVcsTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>Which of the two.</summary>
    public GitHubActionsTrigger Kind { get; set; }

    /// <summary>The branches.</summary>
    public string[] Branches { get; set; } = [];

    /// <summary>All branches but these.</summary>
    public string[] BranchesIgnore { get; set; } = [];

    /// <summary>The tags.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>All tags but these.</summary>
    public string[] TagsIgnore { get; set; } = [];

    /// <summary>Only when one of these files has changed.</summary>
    public string[] IncludePaths { get; set; } = [];

    /// <summary>Not when only these files have changed.</summary>
    public string[] ExcludePaths { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Kind.GetValue()}:");
        using (writer.Indent())
        {
            WriteList(writer, "branches", Branches);
            WriteList(writer, "branches-ignore", BranchesIgnore);
            WriteList(writer, "tags", Tags);
            WriteList(writer, "tags-ignore", TagsIgnore);
            WritePaths(writer);
        }
    }

    void WritePaths(CustomFileWriter writer)
    {
        // A list that only excludes matches nothing.
        if (IncludePaths.Length == 0)
            WriteList(writer, "paths-ignore", ExcludePaths);
        else
            WriteList(writer, "paths", [.. IncludePaths, .. ExcludePaths.Select(x => $"!{x}")]);
    }

    static void WriteList(CustomFileWriter writer, string key, string[] patterns)
    {
        if (patterns.Length == 0)
            return;
        writer.WriteLine($"{key}:");
        using (writer.Indent())
        {
            foreach (var pattern in patterns)
                writer.WriteLine($"- {Yaml.Pattern(pattern)}");
        }
    }
}
