using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.MSBuild;

public partial class MSBuildTasks
{
    const string Executable = "msbuild";

    static readonly string[] Toolsets = ["Current", "15.0"];

    /// <summary>The one on the path, else that of Visual Studio or Mono. The one of the SDK is <c>DotNetMSBuild</c>.</summary>
    protected override string GetToolPath(ToolOptions? options = null)
    {
        var path = ToolPathResolver.Find(Executable) ?? Installed().FirstOrDefault(File.Exists);
        Assert.True(
            path != null,
            $"There is no MSBuild of Visual Studio or Mono on this machine. Use DotNetTasks.DotNetMSBuild, or set {ToolPathResolver.Variable(Executable)} to its path.");
        return path;
    }

    // Newest first: 2022 is in Program Files, those before it in Program Files (x86).
    static IEnumerable<string> Installed() => EnvironmentInfo.IsWin
        ? from folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
          let studio = System.IO.Path.Combine(Environment.GetFolderPath(folder), "Microsoft Visual Studio")
          where Directory.Exists(studio)
          from version in Directory.GetDirectories(studio).OrderDescending(StringComparer.Ordinal)
          from edition in Directory.GetDirectories(version)
          from toolset in Toolsets
          select System.IO.Path.Combine(edition, "MSBuild", toolset, "Bin", "MSBuild.exe")
        : ["/usr/bin/msbuild", "/usr/local/bin/msbuild", "/Library/Frameworks/Mono.framework/Versions/Current/Commands/msbuild"];
}
