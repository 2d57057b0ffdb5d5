using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common.CI;

/// <summary>
/// Ends the compiler servers at the end of a server build, since a runner waits for all that a step has started
/// (https://github.com/dotnet/sdk/issues/9452).
/// </summary>
public class ShutdownDotNetAfterServerBuildAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    const int Timeout = 15_000;

    /// <inheritdoc/>
    public override float Priority => -50;

    /// <summary>Whether the call and its output are logged.</summary>
    public bool EnableLogging { get; set; }

    /// <inheritdoc/>
    public void OnBuildFinished()
    {
        if (!Build.IsServerBuild)
            return;
        ProcessTasks
            .StartProcess("dotnet", "build-server shutdown", timeout: Timeout, logOutput: EnableLogging, logInvocation: EnableLogging)
            .WaitForExit();
    }
}
