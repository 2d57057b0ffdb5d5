using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Docker's command line.</summary>
[PathTool(Executable = PathExecutable)]
[LogErrorAsStandard]
[LogLevelPattern(Serilog.Events.LogEventLevel.Warning, "^WARNING!")]
public partial class DockerTasks : ToolTasks, IRequirePathTool
{
    /// <summary>The executable's name.</summary>
    public const string PathExecutable = "docker";

    /// <summary>The executable's path.</summary>
    public static string DockerPath => new DockerTasks().Path();

    /// <summary>Runs Docker.</summary>
    public static IReadOnlyCollection<Output> Docker(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object>? exitHandler = null) =>
        new DockerTasks().Run(
            arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler);
}
