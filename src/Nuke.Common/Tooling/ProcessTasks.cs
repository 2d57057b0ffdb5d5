using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.Tooling;

/// <summary>Starts processes.</summary>
public static class ProcessTasks
{
    /// <summary>Whether output is logged where the call does not say.</summary>
    public static bool DefaultLogOutput = true;

    /// <summary>Whether command lines are logged where the call does not say.</summary>
    public static bool DefaultLogInvocation = true;

    /// <summary>Whether the working directory is logged with a command line.</summary>
    public static bool LogWorkingDirectory = true;

    /// <summary>The working directory where the call does not say; the one of the build when null.</summary>
    public static string? DefaultWorkingDirectory;

    /// <summary>Starts a command in the shell.</summary>
    public static IProcess StartShell(
        string command,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null)
    {
        var shell = EnvironmentInfo.IsWin ? "cmd" : "bash";
        var arguments = $"{(EnvironmentInfo.IsWin ? "/c" : "-c")} {command.DoubleQuote()}";
        return StartProcess(
            shell, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, outputFilter);
    }

    /// <summary>Starts a process; values of an interpolated text are quoted where they need it.</summary>
    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null) =>
        StartProcess(
            toolPath,
            arguments.ToStringAndClear(),
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            arguments.GetFilter());

    /// <summary>Starts a process.</summary>
    /// <param name="toolPath">The executable's path, or its name on the path; a <c>.dll</c> is run by <c>dotnet</c>.</param>
    /// <param name="arguments">The arguments, quoted as in a command line.</param>
    /// <param name="workingDirectory">The working directory.</param>
    /// <param name="environmentVariables">All its variables; those of the build when null.</param>
    /// <param name="timeout">How long it may take, in milliseconds.</param>
    /// <param name="logOutput">Whether its output is logged.</param>
    /// <param name="logInvocation">Whether the command line is logged.</param>
    /// <param name="logger">Logs a line of output.</param>
    /// <param name="outputFilter">Changes whatever is printed, to mask secrets.</param>
    public static IProcess StartProcess(
        string toolPath,
        string? arguments = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null)
    {
        var executable = ToolPathResolver.GetPathExecutable(toolPath);
        if (executable.EndsWithOrdinalIgnoreCase(".dll"))
        {
            arguments = $"{executable.DoubleQuoteIfNeeded()} {arguments}".TrimEnd();
            executable = ToolPathResolver.GetPathExecutable("dotnet");
        }

        var start = new ProcessStart(
            executable,
            arguments ?? "",
            workingDirectory ?? DefaultWorkingDirectory ?? EnvironmentInfo.WorkingDirectory,
            environmentVariables,
            timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan);
        var filter = outputFilter ?? (static x => x);
        if (logInvocation ?? DefaultLogInvocation)
            LogInvocation(start, filter);
        return ChildProcess.Start(start, logOutput ?? DefaultLogOutput ? logger ?? DefaultLogger : null, filter);
    }

    /// <summary>Logs a line: errors as errors, the rest as details.</summary>
    public static void DefaultLogger(OutputType type, string output)
    {
        if (type == OutputType.Std)
            Log.Debug("{Output:l}", output);
        else
            Log.Error("{Output:l}", output);
    }

    static void LogInvocation(ProcessStart start, Func<string, string> filter)
    {
        Log.Information("> {Command:l}", filter($"{start.FileName.DoubleQuoteIfNeeded()} {start.Arguments}").TrimEnd());
        if (LogWorkingDirectory && start.WorkingDirectory != EnvironmentInfo.WorkingDirectory)
            Log.Information("@ {Directory:l}", start.WorkingDirectory);
    }
}
