using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps files with the run, for download.</summary>
public class GitHubActionsArtifactStep : GitHubActionsStep
{
    /// <summary>The name of the download.</summary>
    public string Name { get; set; } = "";

    /// <summary>The file or directory, relative to the root directory.</summary>
    public string Path { get; set; } = "";

    /// <summary>When it is kept, as an expression; without one, when all went well.</summary>
    public string? Condition { get; set; }

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: {Yaml.Quoted($"Publish: {Name}")}");
        using var _ = writer.Indent();
        writer.WriteLine("uses: actions/upload-artifact@v5");
        if (!string.IsNullOrWhiteSpace(Condition))
            writer.WriteLine($"if: {Yaml.Scalar(Condition)}");
        writer.WriteLine("with:");
        using (writer.Indent())
        {
            writer.WriteLine($"name: {Yaml.Scalar(Name)}");
            writer.WriteLine($"path: {Yaml.Scalar(Path)}");
        }
    }
}
