using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Changes options of <c>dotnet test</c>.</summary>
public static class DotNetTestSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ProjectFile), v);

    /// <summary>Resets the project or solution.</summary>
    public static T ResetProjectFile<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ProjectFile), value: null);

    /// <summary>Sets whether a hanging test is reported.</summary>
    public static T SetBlameHang<T>(this T o, bool? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHang), v);

    /// <summary>Enables that a hanging test is reported.</summary>
    public static T EnableBlameHang<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHang), value: true);

    /// <summary>Disables that a hanging test is reported.</summary>
    public static T DisableBlameHang<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHang), value: false);

    /// <summary>Resets whether a hanging test is reported.</summary>
    public static T ResetBlameHang<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHang), value: null);

    /// <summary>Sets the time after which a test hangs.</summary>
    public static T SetBlameHangTimeout<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHangTimeout), v);

    /// <summary>Resets the time after which a test hangs.</summary>
    public static T ResetBlameHangTimeout<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHangTimeout), value: null);

    /// <summary>Sets whether the test that crashed is reported.</summary>
    public static T SetBlameMode<T>(this T o, bool? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameMode), v);

    /// <summary>Enables that the test that crashed is reported.</summary>
    public static T EnableBlameMode<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameMode), value: true);

    /// <summary>Disables that the test that crashed is reported.</summary>
    public static T DisableBlameMode<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameMode), value: false);

    /// <summary>Resets whether the test that crashed is reported.</summary>
    public static T ResetBlameMode<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameMode), value: null);

    /// <summary>Sets the data collector.</summary>
    public static T SetDataCollector<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.DataCollector), v);

    /// <summary>Resets the data collector.</summary>
    public static T ResetDataCollector<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.DataCollector), value: null);

    /// <summary>Sets the filter of tests.</summary>
    public static T SetFilter<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Filter), v);

    /// <summary>Resets the filter of tests.</summary>
    public static T ResetFilter<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Filter), value: null);

    /// <summary>Sets whether tests are only listed.</summary>
    public static T SetListTests<T>(this T o, bool? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), v);

    /// <summary>Enables that tests are only listed.</summary>
    public static T EnableListTests<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), value: true);

    /// <summary>Disables that tests are only listed.</summary>
    public static T DisableListTests<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), value: false);

    /// <summary>Resets whether tests are only listed.</summary>
    public static T ResetListTests<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), value: null);

    /// <summary>Sets the loggers.</summary>
    public static T SetLoggers<T>(this T o, params string[] v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Loggers), v);

    /// <summary>Sets the loggers.</summary>
    public static T SetLoggers<T>(this T o, IEnumerable<string> v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Loggers), (string[])[.. v]);

    /// <summary>Adds to the loggers.</summary>
    public static T AddLoggers<T>(this T o, params string[] v) where T : DotNetTestSettings => o.WithAdded(nameof(DotNetTestSettings.Loggers), v);

    /// <summary>Adds to the loggers.</summary>
    public static T AddLoggers<T>(this T o, IEnumerable<string> v) where T : DotNetTestSettings => o.WithAdded(nameof(DotNetTestSettings.Loggers), v);

    /// <summary>Clears the loggers.</summary>
    public static T ClearLoggers<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Loggers), value: null);

    /// <summary>Sets whether the project is taken as compiled.</summary>
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), v);

    /// <summary>Enables that the project is taken as compiled.</summary>
    public static T EnableNoBuild<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), value: true);

    /// <summary>Disables that the project is taken as compiled.</summary>
    public static T DisableNoBuild<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), value: false);

    /// <summary>Resets whether the project is taken as compiled.</summary>
    public static T ResetNoBuild<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), value: null);

    /// <summary>Sets whether the banner is left out.</summary>
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), v);

    /// <summary>Enables that the banner is left out.</summary>
    public static T EnableNoLogo<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), value: true);

    /// <summary>Disables that the banner is left out.</summary>
    public static T DisableNoLogo<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), value: false);

    /// <summary>Resets whether the banner is left out.</summary>
    public static T ResetNoLogo<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), value: null);

    /// <summary>Sets the output directory.</summary>
    public static T SetOutput<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Output), v);

    /// <summary>Resets the output directory.</summary>
    public static T ResetOutput<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Output), value: null);

    /// <summary>Sets the directory of test results.</summary>
    public static T SetResultsDirectory<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ResultsDirectory), v);

    /// <summary>Resets the directory of test results.</summary>
    public static T ResetResultsDirectory<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ResultsDirectory), value: null);

    /// <summary>Sets the run settings file.</summary>
    public static T SetSettingsFile<T>(this T o, string? v) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.SettingsFile), v);

    /// <summary>Resets the run settings file.</summary>
    public static T ResetSettingsFile<T>(this T o) where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.SettingsFile), value: null);

    /// <summary>Adds a run setting.</summary>
    public static T AddRunSetting<T>(this T o, string k, object v) where T : DotNetTestSettings =>
        o.WithPair(nameof(DotNetTestSettings.RunSettings), k, v);
}
