using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of every command that compiles.</summary>
public static class DotNetCompilingSettingsExtensions
{
    /// <summary>Sets the configuration.</summary>
    public static T SetConfiguration<T>(this T o, string? v) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.Configuration), v);

    /// <summary>Resets the configuration.</summary>
    public static T ResetConfiguration<T>(this T o) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.Configuration), value: null);

    /// <summary>Sets the target framework.</summary>
    public static T SetFramework<T>(this T o, string? v) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.Framework), v);

    /// <summary>Resets the target framework.</summary>
    public static T ResetFramework<T>(this T o) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.Framework), value: null);

    /// <summary>Sets whether packages are taken as restored.</summary>
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.NoRestore), v);

    /// <summary>Enables that packages are taken as restored.</summary>
    public static T EnableNoRestore<T>(this T o) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.NoRestore), value: true);

    /// <summary>Disables that packages are taken as restored.</summary>
    public static T DisableNoRestore<T>(this T o) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.NoRestore), value: false);

    /// <summary>Resets whether packages are taken as restored.</summary>
    public static T ResetNoRestore<T>(this T o) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.NoRestore), value: null);

    /// <summary>Sets the directory of all outputs.</summary>
    public static T SetArtifactsPath<T>(this T o, string? v) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.ArtifactsPath), v);

    /// <summary>Resets the directory of all outputs.</summary>
    public static T ResetArtifactsPath<T>(this T o) where T : DotNetCompilingSettings => o.With(nameof(DotNetCompilingSettings.ArtifactsPath), value: null);
}
