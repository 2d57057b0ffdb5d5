namespace Nuke.Common.Execution;

/// <summary>
/// Unsets the variables of a Visual Studio that started the build, since they lead MSBuild to that one's files.
/// </summary>
public class UnsetVisualStudioEnvironmentVariablesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    static readonly string[] Variables =
    [
        "MSBuildLoadMicrosoftTargetsReadOnly", "VisualStudioDir", "VisualStudioEdition", "VisualStudioVersion",
        "VSAPPIDDIR", "VSAPPIDNAME", "VSLANG", "VSLOGGER_UNIQUEID", "VSSKUEDITION",
    ];

    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => Unset();

    internal static void Unset() => Array.ForEach(Variables, EnvironmentInfo.RemoveVariable);
}
