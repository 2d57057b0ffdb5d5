using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>Runs or jobs that wait for each other.</summary>
static class Concurrency
{
    public static YamlMap? ToYaml(string? group, bool cancelsInProgress) => group is null
        ? null
        : new YamlMap { { "group", group }, { "cancel-in-progress", cancelsInProgress } };
}
