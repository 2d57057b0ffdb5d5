using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Warns of directories in <c>PATH</c> that do not exist.</summary>
public class CheckPathEnvironmentVariableAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    /// <inheritdoc/>
    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan)
    {
        foreach (var directory in EnvironmentInfo.Paths.Where(x => !Directory.Exists(EnvironmentInfo.ExpandVariables(x))))
            Log.Warning("PATH has a directory that does not exist: {Directory:l}", directory);
    }
}
