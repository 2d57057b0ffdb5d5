using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet restore</c>.</summary>
public static class DotNetRestoreSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v) where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ProjectFile), v);

    /// <summary>Resets the project or solution.</summary>
    public static T ResetProjectFile<T>(this T o) where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ProjectFile), value: null);

    /// <summary>Sets the NuGet configuration.</summary>
    public static T SetConfigFile<T>(this T o, string? v) where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ConfigFile), v);

    /// <summary>Resets the NuGet configuration.</summary>
    public static T ResetConfigFile<T>(this T o) where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ConfigFile), value: null);
}
