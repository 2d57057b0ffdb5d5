using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet restore</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetRestore), Arguments = "restore")]
public class DotNetRestoreSettings : DotNetRestoringSettings
{
    /// <summary>The project or solution.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Get<string>();

    /// <summary>The NuGet configuration.</summary>
    [Argument(Format = "--configfile {value}")]
    public string ConfigFile => Get<string>();
}
