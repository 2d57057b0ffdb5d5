using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A step of a job.</summary>
public abstract class Step : GitHubActionsStep
{
    /// <summary>What people see.</summary>
    public string? Name { get; init; }

    /// <summary>By what expressions find its outputs.</summary>
    public string? Id { get; init; }

    /// <summary>When it runs, as an expression; without one, when those before it succeeded.</summary>
    public string? If { get; init; }

    /// <summary>Its environment variables. Secrets and what outsiders decide come in here, never in the text of a script.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public sealed override void Write(CustomFileWriter writer) => YamlText.Write(writer, ToYaml());

    internal YamlMap ToYaml()
    {
        var step = new YamlMap { { "name", Name }, { "id", Id }, { "if", If } };
        AddTo(step);
        step.Add("env", YamlMap.Of(Env));
        return step;
    }

    private protected abstract void AddTo(YamlMap step);
}
