using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>Runs targets of the build, by the same command that a person types.</summary>
/// <param name="targets">The targets.</param>
public sealed class BuildStep(params string[] targets) : Step
{
    /// <summary>The targets.</summary>
    public IReadOnlyList<string> Targets => targets;

    /// <summary>Flags, as a shell reads them.</summary>
    public string? Arguments { get; init; }

    private protected override void AddTo(YamlMap step) => step.Add("run", $"./build.sh {string.Join(' ', targets)} {Arguments}".TrimEnd());
}
