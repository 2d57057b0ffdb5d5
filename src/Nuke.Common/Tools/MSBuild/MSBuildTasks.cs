using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.Tools.MSBuild;

public partial class MSBuildTasks
{
    /// <inheritdoc cref="DotNetTasks.EscapeMSBuild"/>
    public static string EscapeMSBuild(string str) => DotNetTasks.EscapeMSBuild(str);

    /// <summary>The one of the Visual Studio that the options ask for; else the one on the path, of Visual Studio or of Mono.</summary>
    protected override string GetToolPath(ToolOptions? options = null)
    {
        var (version, platform) = options is MSBuildSettings settings ? (settings.MSBuildVersion, settings.MSBuildPlatform) : (null, null);
        var isAny = version == null && platform == null;
        return (isAny ? ToolPathResolver.Find("msbuild") : null) ?? MSBuildToolPathResolver.Resolve(version, platform);
    }
}

/// <summary>A Visual Studio, newest first.</summary>
public enum MSBuildVersion
{
    /// <summary>Visual Studio 2022.</summary>
    VS2022,

    /// <summary>Visual Studio 2019.</summary>
    VS2019,

    /// <summary>Visual Studio 2017.</summary>
    VS2017,

    /// <summary>Visual Studio 2015.</summary>
    VS2015,

    /// <summary>Visual Studio 2013.</summary>
    VS2013,
}

/// <summary>Whether MSBuild is a process of 32 or 64 bits.</summary>
public enum MSBuildPlatform
{
    /// <summary>32 bits.</summary>
    x86,

    /// <summary>64 bits.</summary>
    x64,
}

public partial class MSBuildSettings
{
    /// <summary>The Visual Studio whose MSBuild runs; the newest when null.</summary>
    public MSBuildVersion? MSBuildVersion => Get<MSBuildVersion?>();

    /// <summary>Whether it is a process of 32 or 64 bits; that of the machine when null.</summary>
    public MSBuildPlatform? MSBuildPlatform => Get<MSBuildPlatform?>();
}

public static partial class MSBuildSettingsExtensions
{
    /// <inheritdoc cref="MSBuildSettings.MSBuildVersion"/>
    public static T SetMSBuildVersion<T>(this T o, MSBuildVersion? v) where T : MSBuildSettings => o.With(nameof(MSBuildSettings.MSBuildVersion), v);

    /// <inheritdoc cref="MSBuildSettings.MSBuildVersion"/>
    public static T ResetMSBuildVersion<T>(this T o) where T : MSBuildSettings => o.With(nameof(MSBuildSettings.MSBuildVersion), value: null);

    /// <inheritdoc cref="MSBuildSettings.MSBuildPlatform"/>
    public static T SetMSBuildPlatform<T>(this T o, MSBuildPlatform? v) where T : MSBuildSettings => o.With(nameof(MSBuildSettings.MSBuildPlatform), v);

    /// <inheritdoc cref="MSBuildSettings.MSBuildPlatform"/>
    public static T ResetMSBuildPlatform<T>(this T o) where T : MSBuildSettings => o.With(nameof(MSBuildSettings.MSBuildPlatform), value: null);
}
