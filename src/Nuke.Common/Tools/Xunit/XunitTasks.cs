using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Xunit;

public partial class XunitTasks
{
    /// <inheritdoc/>
    protected override string GetToolPath(ToolOptions? options = null) =>
        NuGetToolPathResolver.GetPackageExecutable(
            PackageId,
            EnvironmentInfo.Is64Bit ? "xunit.console.exe" : "xunit.console.x86.exe",
            framework: options?.Framework());
}
