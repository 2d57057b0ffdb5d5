using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A person with write access, who gives the inputs.</summary>
/// <param name="inputs">What is asked for.</param>
public sealed class DispatchTrigger(params Input[] inputs) : Trigger
{
    internal override string Key => "workflow_dispatch";

    internal override YamlMap ToYaml() => new() { { "inputs", Input.ToYaml(inputs, x => x.ToDispatch()) } };
}
