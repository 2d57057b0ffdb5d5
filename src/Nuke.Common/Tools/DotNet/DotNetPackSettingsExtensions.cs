using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet pack</c>.</summary>
public static class DotNetPackSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProject<T>(this T o, string? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.Project), v);

    /// <summary>Resets the project or solution.</summary>
    public static T ResetProject<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.Project), value: null);

    /// <summary>Sets the configuration.</summary>
    public static T SetConfiguration<T>(this T o, string? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.Configuration), v);

    /// <summary>Resets the configuration.</summary>
    public static T ResetConfiguration<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.Configuration), value: null);

    /// <summary>Sets whether sources are included.</summary>
    public static T SetIncludeSource<T>(this T o, bool? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSource), v);

    /// <summary>Enables that sources are included.</summary>
    public static T EnableIncludeSource<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSource), value: true);

    /// <summary>Disables that sources are included.</summary>
    public static T DisableIncludeSource<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSource), value: false);

    /// <summary>Resets whether sources are included.</summary>
    public static T ResetIncludeSource<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSource), value: null);

    /// <summary>Sets whether a symbol package is made.</summary>
    public static T SetIncludeSymbols<T>(this T o, bool? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSymbols), v);

    /// <summary>Enables that a symbol package is made.</summary>
    public static T EnableIncludeSymbols<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSymbols), value: true);

    /// <summary>Disables that a symbol package is made.</summary>
    public static T DisableIncludeSymbols<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSymbols), value: false);

    /// <summary>Resets whether a symbol package is made.</summary>
    public static T ResetIncludeSymbols<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.IncludeSymbols), value: null);

    /// <summary>Sets whether the project is taken as compiled.</summary>
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoBuild), v);

    /// <summary>Enables that the project is taken as compiled.</summary>
    public static T EnableNoBuild<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoBuild), value: true);

    /// <summary>Disables that the project is taken as compiled.</summary>
    public static T DisableNoBuild<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoBuild), value: false);

    /// <summary>Resets whether the project is taken as compiled.</summary>
    public static T ResetNoBuild<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoBuild), value: null);

    /// <summary>Sets whether the banner is left out.</summary>
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoLogo), v);

    /// <summary>Enables that the banner is left out.</summary>
    public static T EnableNoLogo<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoLogo), value: true);

    /// <summary>Disables that the banner is left out.</summary>
    public static T DisableNoLogo<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoLogo), value: false);

    /// <summary>Resets whether the banner is left out.</summary>
    public static T ResetNoLogo<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoLogo), value: null);

    /// <summary>Sets whether packages are taken as restored.</summary>
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoRestore), v);

    /// <summary>Enables that packages are taken as restored.</summary>
    public static T EnableNoRestore<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoRestore), value: true);

    /// <summary>Disables that packages are taken as restored.</summary>
    public static T DisableNoRestore<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoRestore), value: false);

    /// <summary>Resets whether packages are taken as restored.</summary>
    public static T ResetNoRestore<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.NoRestore), value: null);

    /// <summary>Sets the output directory.</summary>
    public static T SetOutputDirectory<T>(this T o, string? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.OutputDirectory), v);

    /// <summary>Resets the output directory.</summary>
    public static T ResetOutputDirectory<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.OutputDirectory), value: null);

    /// <summary>Sets the suffix of the version.</summary>
    public static T SetVersionSuffix<T>(this T o, string? v) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.VersionSuffix), v);

    /// <summary>Resets the suffix of the version.</summary>
    public static T ResetVersionSuffix<T>(this T o) where T : DotNetPackSettings => o.With(nameof(DotNetPackSettings.VersionSuffix), value: null);
}
