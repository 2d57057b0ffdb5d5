using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet publish</c>.</summary>
public static class DotNetPublishSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProject<T>(this T o, string? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Project), v);

    /// <summary>Resets the project or solution.</summary>
    public static T ResetProject<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Project), value: null);

    /// <summary>Sets the manifest of packages to leave out.</summary>
    public static T SetManifest<T>(this T o, string? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Manifest), v);

    /// <summary>Resets the manifest of packages to leave out.</summary>
    public static T ResetManifest<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Manifest), value: null);

    /// <summary>Sets whether the project is taken as compiled.</summary>
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), v);

    /// <summary>Enables that the project is taken as compiled.</summary>
    public static T EnableNoBuild<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), value: true);

    /// <summary>Disables that the project is taken as compiled.</summary>
    public static T DisableNoBuild<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), value: false);

    /// <summary>Resets whether the project is taken as compiled.</summary>
    public static T ResetNoBuild<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), value: null);

    /// <summary>Sets whether the banner is left out.</summary>
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), v);

    /// <summary>Enables that the banner is left out.</summary>
    public static T EnableNoLogo<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), value: true);

    /// <summary>Disables that the banner is left out.</summary>
    public static T DisableNoLogo<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), value: false);

    /// <summary>Resets whether the banner is left out.</summary>
    public static T ResetNoLogo<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), value: null);

    /// <summary>Sets the output directory.</summary>
    public static T SetOutput<T>(this T o, string? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Output), v);

    /// <summary>Resets the output directory.</summary>
    public static T ResetOutput<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Output), value: null);

    /// <summary>Sets whether the runtime is included.</summary>
    public static T SetSelfContained<T>(this T o, bool? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), v);

    /// <summary>Enables that the runtime is included.</summary>
    public static T EnableSelfContained<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), value: true);

    /// <summary>Disables that the runtime is included.</summary>
    public static T DisableSelfContained<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), value: false);

    /// <summary>Resets whether the runtime is included.</summary>
    public static T ResetSelfContained<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), value: null);

    /// <summary>Sets the suffix of the version.</summary>
    public static T SetVersionSuffix<T>(this T o, string? v) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.VersionSuffix), v);

    /// <summary>Resets the suffix of the version.</summary>
    public static T ResetVersionSuffix<T>(this T o) where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.VersionSuffix), value: null);
}
