using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>The combinations of values that a job runs in, each said in full.</summary>
/// <param name="Include">One mapping per combination.</param>
public sealed record Matrix(IReadOnlyList<IReadOnlyDictionary<string, string>> Include)
{
    /// <summary>Whether the others are given up when one fails.</summary>
    public bool FailFast { get; init; }

    internal YamlMap ToYaml() => new()
    {
        { "fail-fast", FailFast },
        { "matrix", new YamlMap { { "include", Include.Select(x => YamlMap.Of(x.OrderBy(y => y.Key, StringComparer.Ordinal))).ToArray() } } },
    };
}
