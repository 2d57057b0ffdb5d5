using Nuke.Common;

namespace Nuke.Components;

/// <summary>The configuration to build.</summary>
public interface IHazConfiguration : INukeBuild
{
    /// <summary>The configuration; Debug on a person's machine, else Release.</summary>
    [Parameter("Configuration to build")]
    Configuration Configuration => TryGetValue(() => Configuration) ?? (IsLocalBuild ? Configuration.Debug : Configuration.Release);
}
