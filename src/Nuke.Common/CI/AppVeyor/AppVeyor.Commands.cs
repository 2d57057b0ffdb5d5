using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AppVeyor;

public partial class AppVeyor
{
    readonly Lazy<Tool> _cli = new(() => ToolResolver.GetEnvironmentOrPathTool("appveyor"));

    /// <summary>AppVeyor's command line.</summary>
    public Tool Cli => _cli.Value;

    /// <summary>Sets the version of the build.</summary>
    public void UpdateBuildVersion(string version)
    {
        Cli($"UpdateBuild -Version {version.DoubleQuote()}");
        EnvironmentInfo.SetVariable("APPVEYOR_BUILD_VERSION", version);
    }

    /// <summary>Keeps a file with the build, for download.</summary>
    public void PushArtifact(string path, string? name = null) =>
        Cli($"PushArtifact {path} -FileName {name ?? Path.GetFileName(path)}");

    /// <summary>Writes a message that shows on the build's page.</summary>
    public void WriteInformation(string message, string? details = null) =>
        WriteMessage(AppVeyorMessageCategory.Information, message, details);

    /// <summary>Writes a warning that shows on the build's page.</summary>
    public void WriteWarning(string message, string? details = null) =>
        WriteMessage(AppVeyorMessageCategory.Warning, message, details);

    /// <summary>Writes an error that shows on the build's page.</summary>
    public void WriteError(string message, string? details = null) =>
        WriteMessage(AppVeyorMessageCategory.Error, message, details);

    void WriteMessage(AppVeyorMessageCategory category, string message, string? details) => Cli(
        $"AddMessage {message.DoubleQuote()} -Category {category.ToString()} -Details {details.DoubleQuote()}",
        logOutput: false,
        logInvocation: false);
}
