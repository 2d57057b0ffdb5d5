using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Coverlet;

public static partial class CoverletSettingsExtensions
{
    /// <summary>Sets what Coverlet runs: the tool and the arguments of other settings.</summary>
    public static CoverletSettings SetTargetSettings(this CoverletSettings toolSettings, ToolOptions targetSettings) =>
        toolSettings.SetTarget(targetSettings.ProcessToolPath).SetTargetArgs(targetSettings.CommandLine());

    /// <summary>Resets what Coverlet runs.</summary>
    public static CoverletSettings ResetTargetSettings(this CoverletSettings toolSettings) =>
        toolSettings.ResetTarget().ClearTargetArgs();
}
