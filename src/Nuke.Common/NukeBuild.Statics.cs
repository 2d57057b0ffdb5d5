using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>The directory that holds <c>.nuke</c>.</summary>
    [Parameter("Root directory of the build. Default is the nearest one with '.nuke'", Name = "Root")]
    public static AbsolutePath RootDirectory => BuildSession.Current.RootDirectory;

    /// <summary><c>.nuke/temp</c>.</summary>
    public static AbsolutePath TemporaryDirectory => BuildSession.Current.TemporaryDirectory.CreateDirectory();

    /// <summary>The assembly of the build class.</summary>
    public static AbsolutePath BuildAssemblyFile => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } file ? file : null!;

    /// <summary>The directory of the build's assembly.</summary>
    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile?.Parent!;

    /// <summary>The directory of the build's project; null when it is not near.</summary>
    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent!;

    /// <summary>The build's project file; null when it is not near.</summary>
    public static AbsolutePath BuildProjectFile =>
        BuildAssemblyDirectory?
            .FindParentOrSelf(x => Directory.EnumerateFiles(x, "*.csproj").Any())?
            .GetFiles("*.csproj").Single()!;

    /// <summary>How much the console shows.</summary>
    [Parameter("How much the console shows. Default is 'Normal'")]
    public static Verbosity Verbosity
    {
        get => BuildSession.Current.Verbosity;
        set => BuildSession.Current.Verbosity = value;
    }

    /// <summary>Where the build runs.</summary>
    [Parameter("Where the build runs. Default is what is found")]
    public static Host Host => BuildSession.Current.Host;

    /// <summary>The profiles whose parameter files are read.</summary>
    [Parameter("Profiles to load: '.nuke/parameters.{profile}.json'", Name = "Profile")]
    public static string[] LoadedLocalProfiles => [.. BuildSession.Current.Profiles];

    /// <summary>Whether the build runs on a person's machine.</summary>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <summary>Whether the build runs on a build server.</summary>
    public static bool IsServerBuild => BuildSession.Current.IsServerBuild;
}
