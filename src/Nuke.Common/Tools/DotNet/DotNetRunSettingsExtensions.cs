using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet run</c>.</summary>
public static class DotNetRunSettingsExtensions
{
    /// <summary>Sets the project.</summary>
    public static T SetProjectFile<T>(this T o, string? v) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.ProjectFile), v);

    /// <summary>Resets the project.</summary>
    public static T ResetProjectFile<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.ProjectFile), value: null);

    /// <summary>Sets the arguments of the program.</summary>
    public static T SetApplicationArguments<T>(this T o, params string[] v) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.ApplicationArguments), v);

    /// <summary>Sets the arguments of the program.</summary>
    public static T SetApplicationArguments<T>(this T o, IEnumerable<string> v) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.ApplicationArguments), (string[])[.. v]);

    /// <summary>Adds to the arguments of the program.</summary>
    public static T AddApplicationArguments<T>(this T o, params string[] v) where T : DotNetRunSettings => o.WithAdded(nameof(DotNetRunSettings.ApplicationArguments), v);

    /// <summary>Adds to the arguments of the program.</summary>
    public static T AddApplicationArguments<T>(this T o, IEnumerable<string> v) where T : DotNetRunSettings => o.WithAdded(nameof(DotNetRunSettings.ApplicationArguments), v);

    /// <summary>Clears the arguments of the program.</summary>
    public static T ClearApplicationArguments<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.ApplicationArguments), value: null);

    /// <summary>Sets the launch profile.</summary>
    public static T SetLaunchProfile<T>(this T o, string? v) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.LaunchProfile), v);

    /// <summary>Resets the launch profile.</summary>
    public static T ResetLaunchProfile<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.LaunchProfile), value: null);

    /// <summary>Sets whether the project is taken as compiled.</summary>
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoBuild), v);

    /// <summary>Enables that the project is taken as compiled.</summary>
    public static T EnableNoBuild<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoBuild), value: true);

    /// <summary>Disables that the project is taken as compiled.</summary>
    public static T DisableNoBuild<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoBuild), value: false);

    /// <summary>Resets whether the project is taken as compiled.</summary>
    public static T ResetNoBuild<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoBuild), value: null);

    /// <summary>Sets whether no launch profile is used.</summary>
    public static T SetNoLaunchProfile<T>(this T o, bool? v) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoLaunchProfile), v);

    /// <summary>Enables that no launch profile is used.</summary>
    public static T EnableNoLaunchProfile<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoLaunchProfile), value: true);

    /// <summary>Disables that no launch profile is used.</summary>
    public static T DisableNoLaunchProfile<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoLaunchProfile), value: false);

    /// <summary>Resets whether no launch profile is used.</summary>
    public static T ResetNoLaunchProfile<T>(this T o) where T : DotNetRunSettings => o.With(nameof(DotNetRunSettings.NoLaunchProfile), value: null);
}
