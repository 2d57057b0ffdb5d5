using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A push to one of some branches.</summary>
/// <param name="branches">Names or patterns.</param>
public sealed class PushTrigger(params string[] branches) : Trigger
{
    internal override string Key => "push";

    internal override YamlMap ToYaml() => new() { { "branches", branches } };
}
