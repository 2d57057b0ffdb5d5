using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>What starts a workflow.</summary>
public abstract class Trigger : GitHubActionsDetailedTrigger
{
    internal abstract string Key { get; }

    internal abstract YamlMap ToYaml();

    /// <inheritdoc/>
    public sealed override void Write(CustomFileWriter writer)
    {
        var trigger = new YamlMap();
        trigger.AddAlways(Key, ToYaml());
        YamlText.Write(writer, trigger);
    }
}
