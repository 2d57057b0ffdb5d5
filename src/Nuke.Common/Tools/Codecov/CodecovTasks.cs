using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Codecov;

public partial class CodecovTasks
{
    /// <inheritdoc/>
    protected override string GetToolPath(ToolOptions? options = null) =>
        NuGetToolPathResolver.GetPackageExecutable(
            PackageId,
            EnvironmentInfo.IsWin ? "codecov.exe" : EnvironmentInfo.IsOsx ? "codecov-macos" : "codecov-linux");
}
