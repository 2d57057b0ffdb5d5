using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet tool restore</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetToolRestore), Arguments = "tool restore")]
public class DotNetToolRestoreSettings : ToolOptions
{
    /// <summary>The tool manifest.</summary>
    [Argument(Format = "--tool-manifest {value}")]
    public string ToolManifest => Get<string>();
}
