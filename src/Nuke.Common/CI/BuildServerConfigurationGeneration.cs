using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>Whether the build only makes configuration files.</summary>
public static class BuildServerConfigurationGeneration
{
    /// <summary>The flag, without its dashes.</summary>
    public const string ConfigurationParameterName = "generate-configuration";

    /// <summary>Whether the flag is given.</summary>
    public static bool IsActive => ConfigurationFiles.GivenId(BuildSession.Current) != null;
}
