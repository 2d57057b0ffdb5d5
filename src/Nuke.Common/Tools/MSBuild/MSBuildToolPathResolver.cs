using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tools.MSBuild;

/// <summary>Finds the MSBuild of Visual Studio or Mono. The one of the SDK is <c>DotNetTasks.DotNetMSBuild</c>.</summary>
public static class MSBuildToolPathResolver
{
    static readonly string[] Mono = ["/usr/bin/msbuild", "/usr/local/bin/msbuild", "/Library/Frameworks/Mono.framework/Versions/Current/Commands/msbuild"];

    /// <summary>The path of the newest MSBuild that fits.</summary>
    /// <param name="msBuildVersion">The Visual Studio; only on Windows.</param>
    /// <param name="msBuildPlatform">The kind of process; that of the machine first when null. Only on Windows.</param>
    public static string Resolve(MSBuildVersion? msBuildVersion = null, MSBuildPlatform? msBuildPlatform = null)
    {
        Assert.True(
            EnvironmentInfo.IsWin || (msBuildVersion == null && msBuildPlatform == null),
            "MSBuildVersion and MSBuildPlatform choose among installations of Visual Studio, which are on Windows only. Leave them out, or use DotNetTasks.DotNetMSBuild.");
        var path = EnvironmentInfo.IsWin ? Find(ProgramFiles(), msBuildVersion, msBuildPlatform) : Mono.FirstOrDefault(File.Exists);
        var wanted = string.Concat(new object?[] { msBuildVersion, msBuildPlatform }.Where(x => x != null).Select(x => $" for {x}"));
        Assert.True(
            path != null,
            $"There is no MSBuild of Visual Studio or Mono{wanted} on this machine. Use DotNetTasks.DotNetMSBuild, or set {ToolPathResolver.Variable("msbuild")} to its path.");
        return path;
    }

    /// <summary>The newest one below these directories; of the same age, the one of the machine's own kind.</summary>
    internal static string? Find(IReadOnlyList<string> programFiles, MSBuildVersion? version, MSBuildPlatform? platform)
    {
        var own = EnvironmentInfo.Is64Bit ? MSBuildPlatform.x64 : MSBuildPlatform.x86;
        var platforms = platform is { } one ? [one] : new[] { MSBuildPlatform.x64, MSBuildPlatform.x86 }.OrderByDescending(x => x == own).ToArray();
        var versions = Enum.GetValues<MSBuildVersion>().Where(x => version == null || x == version);
        var paths =
            from year in versions
            from kind in platforms
            from directory in programFiles
            from bin in Bins(directory, year)
            select Path.Combine(kind == MSBuildPlatform.x64 ? Path.Combine(bin, "amd64") : bin, "MSBuild.exe");
        return paths.FirstOrDefault(File.Exists);
    }

    // Since 2017 each edition has its own, before that there was one for all.
    static IEnumerable<string> Bins(string programFiles, MSBuildVersion version)
    {
        if (version is MSBuildVersion.VS2013 or MSBuildVersion.VS2015)
            return [Path.Combine(programFiles, "MSBuild", version == MSBuildVersion.VS2013 ? "12.0" : "14.0", "Bin")];
        var studio = Path.Combine(programFiles, "Microsoft Visual Studio", version.ToString().TrimStart("VS"));
        var toolset = version == MSBuildVersion.VS2017 ? "15.0" : "Current";
        return Directory.Exists(studio)
            ? Directory.GetDirectories(studio).Order(StringComparer.Ordinal).Select(x => Path.Combine(x, "MSBuild", toolset, "Bin"))
            : [];
    }

    static string[] ProgramFiles() =>
    [
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86),
    ];
}
