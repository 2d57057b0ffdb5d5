using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>Runs a script.</summary>
/// <param name="script">One line, or several.</param>
public sealed class RunStep(string script) : Step
{
    private protected override void AddTo(YamlMap step) => step.Add("run", script.ReplaceLineEndings("\n"));
}
