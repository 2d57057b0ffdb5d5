using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A job of another workflow, which gives inputs and secrets and takes outputs.</summary>
public sealed class CallTrigger : Trigger
{
    /// <summary>The inputs.</summary>
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    /// <summary>The outputs.</summary>
    public IReadOnlyList<CallOutput> Outputs { get; init; } = [];

    /// <summary>The secrets, each named by the caller: nothing is inherited.</summary>
    public IReadOnlyList<CallSecret> Secrets { get; init; } = [];

    internal override string Key => "workflow_call";

    internal override YamlMap ToYaml() => new()
    {
        { "inputs", Input.ToYaml(Inputs, x => x.ToCall()) },
        { "outputs", Map(Outputs, x => x.Name, x => new YamlMap { { "description", x.Description }, { "value", x.Value } }) },
        { "secrets", Map(Secrets, x => x.Name, x => new YamlMap { { "description", x.Description }, { "required", x.IsRequired } }) },
    };

    static YamlMap Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, YamlMap> value)
    {
        var map = new YamlMap();
        foreach (var item in items)
            map.Add(name(item), value(item));
        return map;
    }
}

/// <summary>What a called workflow hands back.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Value">An expression on a job's outputs.</param>
public sealed record CallOutput(string Name, string Description, string Value);

/// <summary>A secret that a called workflow takes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsRequired">Whether the caller must give it.</param>
public sealed record CallSecret(string Name, string Description, bool IsRequired);
