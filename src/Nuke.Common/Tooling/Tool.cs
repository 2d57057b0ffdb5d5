namespace Nuke.Common.Tooling;

/// <summary>Runs a tool and waits for its end; an exit code other than 0 fails.</summary>
/// <param name="arguments">The arguments; values of an interpolated text are quoted where they need it.</param>
/// <param name="workingDirectory">The working directory; the build's when null.</param>
/// <param name="environmentVariables">The variables of the process; those of the build when null.</param>
/// <param name="timeout">How long it may take, in milliseconds.</param>
/// <param name="logOutput">Whether its output is logged.</param>
/// <param name="logInvocation">Whether the command line is logged.</param>
/// <param name="logger">Logs a line of output.</param>
/// <param name="exitHandler">Judges the exit code.</param>
/// <returns>The lines it wrote.</returns>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string>? logger = null,
    Action<IProcess>? exitHandler = null);
