using System.Globalization;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Checks the repository out.</summary>
public class GitHubActionsCheckoutStep : GitHubActionsStep
{
    /// <summary>Which submodules.</summary>
    public GitHubActionsSubmodules? Submodules { get; set; }

    /// <summary>Whether large files are fetched.</summary>
    public bool? Lfs { get; set; }

    /// <summary>The number of commits; 0 is all.</summary>
    public uint? FetchDepth { get; set; }

    /// <summary>Whether progress is logged.</summary>
    public bool? Progress { get; set; }

    /// <summary>What a partial clone leaves out, such as <c>tree:0</c>.</summary>
    public string? Filter { get; set; }

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- uses: actions/checkout@v6");
        var settings = Settings().Where(x => x.Value.Length > 0).ToList();
        if (settings.Count == 0)
            return;
        using var _ = writer.Indent();
        writer.WriteLine("with:");
        using (writer.Indent())
            settings.ForEach(x => writer.WriteLine($"{x.Key}: {x.Value}"));
    }

    IEnumerable<(string Key, string Value)> Settings() =>
    [
        ("submodules", Text(Submodules)),
        ("lfs", Text(Lfs)),
        ("fetch-depth", FetchDepth?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("progress", Text(Progress)),
        ("filter", string.IsNullOrWhiteSpace(Filter) ? "" : Yaml.Scalar(Filter)),
    ];

    static string Text(object? value) => value?.ToString()!.ToLowerInvariant() ?? "";
}
