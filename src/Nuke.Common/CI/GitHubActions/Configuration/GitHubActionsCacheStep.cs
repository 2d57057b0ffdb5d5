using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps files from one run to the next (https://github.com/actions/cache).</summary>
public class GitHubActionsCacheStep : GitHubActionsStep
{
    /// <summary>The files that are kept.</summary>
    public string[] IncludePatterns { get; set; } = [];

    /// <summary>Those that are not.</summary>
    public string[] ExcludePatterns { get; set; } = [];

    /// <summary>The files whose content decides whether what was kept still serves.</summary>
    public string[] KeyFiles { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: {Yaml.Quoted($"Cache: {IncludePatterns.JoinCommaSpace()}")}");
        using var _ = writer.Indent();
        writer.WriteLine("uses: actions/cache@v4");
        writer.WriteLine("with:");
        using (writer.Indent())
        {
            writer.WriteLine("path: |");
            foreach (var pattern in IncludePatterns.Concat(ExcludePatterns.Select(x => $"!{x}")))
                writer.WriteLine($"  {pattern}");
            writer.WriteLine($"key: {Yaml.Scalar($"${{{{ runner.os }}}}-${{{{ hashFiles({Arguments}) }}}}")}");
        }
    }

    string Arguments => KeyFiles.Select(Yaml.Quoted).JoinCommaSpace();
}
