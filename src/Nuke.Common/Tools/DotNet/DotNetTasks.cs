using Nuke.Common.Tooling;
using Serilog.Events;

namespace Nuke.Common.Tools.DotNet;

/// <summary>The .NET command line.</summary>
[PathTool(Executable = PathExecutable)]
[LogLevelPattern(LogEventLevel.Warning, @": warning \w{2,5}\d{1,5}:")]
[LogLevelPattern(LogEventLevel.Error, @": error \w{2,5}\d{1,5}:")]
public partial class DotNetTasks : ToolTasks, IRequirePathTool
{
    /// <summary>The executable's name.</summary>
    public const string PathExecutable = "dotnet";

    /// <summary>The executable's path.</summary>
    public static string DotNetPath => new DotNetTasks().Path();

    /// <summary>Runs the .NET command line.</summary>
    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object>? exitHandler = null) =>
        new DotNetTasks().Run(
            arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler);
}
