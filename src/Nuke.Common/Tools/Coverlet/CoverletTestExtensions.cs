using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.Tools.Coverlet;

/// <summary>Coverage by the package <c>coverlet.msbuild</c>, as properties of <c>dotnet test</c>.</summary>
public static class DotNetTestSettingsExtensions
{
    /// <summary>Whether coverage is collected.</summary>
    public static T SetCollectCoverage<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set("CollectCoverage", v);

    /// <summary>Collects coverage.</summary>
    public static T EnableCollectCoverage<T>(this T o) where T : DotNetTestSettings => o.Set("CollectCoverage", v: true);

    /// <summary>Collects no coverage.</summary>
    public static T DisableCollectCoverage<T>(this T o) where T : DotNetTestSettings => o.Set("CollectCoverage", v: false);

    /// <summary>The format of the report.</summary>
    public static T SetCoverletOutputFormat<T>(this T o, CoverletOutputFormat? v) where T : DotNetTestSettings => o.Set("CoverletOutputFormat", v);

    /// <summary>The file or directory of the report.</summary>
    public static T SetCoverletOutput<T>(this T o, string? v) where T : DotNetTestSettings => o.Set("CoverletOutput", v);

    /// <summary>Files that do not count.</summary>
    public static T SetExcludeByFile<T>(this T o, string? v) where T : DotNetTestSettings => o.Set("ExcludeByFile", v);

    /// <summary>Whether sources are named by their addresses.</summary>
    public static T SetUseSourceLink<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set("UseSourceLink", v);

    /// <summary>Names sources by their addresses.</summary>
    public static T EnableUseSourceLink<T>(this T o) where T : DotNetTestSettings => o.Set("UseSourceLink", v: true);

    /// <summary>Names sources by their paths.</summary>
    public static T DisableUseSourceLink<T>(this T o) where T : DotNetTestSettings => o.Set("UseSourceLink", v: false);

    static T Set<T>(this T o, string name, object? v) where T : DotNetTestSettings => o.WithPair(nameof(DotNetTestSettings.Properties), name, v);
}
