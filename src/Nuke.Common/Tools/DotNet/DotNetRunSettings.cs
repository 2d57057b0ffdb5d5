using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet run</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetRun), Arguments = "run")]
public class DotNetRunSettings : DotNetCompilingSettings
{
    /// <summary>The project.</summary>
    [Argument(Format = "--project {value}")]
    public string ProjectFile => Get<string>();

    /// <summary>The arguments of the program.</summary>
    [Argument(Format = "-- {value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> ApplicationArguments => Get<IReadOnlyList<string>>();

    /// <summary>The launch profile.</summary>
    [Argument(Format = "--launch-profile {value}")]
    public string LaunchProfile => Get<string>();

    /// <summary>Whether the project is taken as compiled.</summary>
    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    /// <summary>Whether no launch profile is used.</summary>
    [Argument(Format = "--no-launch-profile")]
    public bool? NoLaunchProfile => Get<bool?>();
}
