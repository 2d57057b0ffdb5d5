using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Git;

/// <summary>Git's command line.</summary>
[PathTool(Executable = PathExecutable)]
[LogErrorAsStandard]
public partial class GitTasks : ToolTasks, IRequirePathTool
{
    /// <summary>The executable's name.</summary>
    public const string PathExecutable = "git";

    /// <summary>The executable's path.</summary>
    public static string GitPath => new GitTasks().Path();

    /// <summary>Runs Git.</summary>
    public static IReadOnlyCollection<Output> Git(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object>? exitHandler = null) =>
        new GitTasks().Run(
            arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler);
}
