using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet build</c>.</summary>
public static class DotNetBuildSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.ProjectFile), v);

    /// <summary>Resets the project or solution.</summary>
    public static T ResetProjectFile<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.ProjectFile), value: null);

    /// <summary>Sets the binary log.</summary>
    public static T SetBinaryLog<T>(this T o, string? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.BinaryLog), v);

    /// <summary>Resets the binary log.</summary>
    public static T ResetBinaryLog<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.BinaryLog), value: null);

    /// <summary>Sets the loggers.</summary>
    public static T SetLoggers<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Loggers), v);

    /// <summary>Sets the loggers.</summary>
    public static T SetLoggers<T>(this T o, IEnumerable<string> v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Loggers), (string[])[.. v]);

    /// <summary>Adds to the loggers.</summary>
    public static T AddLoggers<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.WithAdded(nameof(DotNetBuildSettings.Loggers), v);

    /// <summary>Adds to the loggers.</summary>
    public static T AddLoggers<T>(this T o, IEnumerable<string> v) where T : DotNetBuildSettings => o.WithAdded(nameof(DotNetBuildSettings.Loggers), v);

    /// <summary>Clears the loggers.</summary>
    public static T ClearLoggers<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Loggers), value: null);

    /// <summary>Sets whether everything is compiled anew.</summary>
    public static T SetNoIncremental<T>(this T o, bool? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), v);

    /// <summary>Enables that everything is compiled anew.</summary>
    public static T EnableNoIncremental<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), value: true);

    /// <summary>Disables that everything is compiled anew.</summary>
    public static T DisableNoIncremental<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), value: false);

    /// <summary>Resets whether everything is compiled anew.</summary>
    public static T ResetNoIncremental<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), value: null);

    /// <summary>Sets whether the banner is left out.</summary>
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), v);

    /// <summary>Enables that the banner is left out.</summary>
    public static T EnableNoLogo<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), value: true);

    /// <summary>Disables that the banner is left out.</summary>
    public static T DisableNoLogo<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), value: false);

    /// <summary>Resets whether the banner is left out.</summary>
    public static T ResetNoLogo<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), value: null);

    /// <summary>Sets the output directory.</summary>
    public static T SetOutputDirectory<T>(this T o, string? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.OutputDirectory), v);

    /// <summary>Resets the output directory.</summary>
    public static T ResetOutputDirectory<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.OutputDirectory), value: null);

    /// <summary>Sets whether the runtime is included.</summary>
    public static T SetSelfContained<T>(this T o, bool? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), v);

    /// <summary>Enables that the runtime is included.</summary>
    public static T EnableSelfContained<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), value: true);

    /// <summary>Disables that the runtime is included.</summary>
    public static T DisableSelfContained<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), value: false);

    /// <summary>Resets whether the runtime is included.</summary>
    public static T ResetSelfContained<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), value: null);

    /// <summary>Sets the suffix of the version.</summary>
    public static T SetVersionSuffix<T>(this T o, string? v) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.VersionSuffix), v);

    /// <summary>Resets the suffix of the version.</summary>
    public static T ResetVersionSuffix<T>(this T o) where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.VersionSuffix), value: null);
}
