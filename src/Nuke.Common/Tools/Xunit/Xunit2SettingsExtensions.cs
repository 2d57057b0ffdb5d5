using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Xunit;

public static partial class Xunit2SettingsExtensions
{
    /// <summary>Adds assemblies without a configuration file.</summary>
    public static Xunit2Settings AddTargetAssemblies(this Xunit2Settings toolSettings, params string[] assemblyFiles) =>
        toolSettings.AddTargetAssemblies(assemblyFiles.AsEnumerable());

    /// <summary>Adds assemblies without a configuration file.</summary>
    public static Xunit2Settings AddTargetAssemblies(this Xunit2Settings toolSettings, IEnumerable<string> assemblyFiles) =>
        assemblyFiles.Aggregate(toolSettings, (x, file) => x.AddTargetAssemblyWithConfigs(file, ""));
}
