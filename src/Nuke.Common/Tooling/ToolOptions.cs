namespace Nuke.Common.Tooling;

/// <summary>Options of a command-line tool: those of its process, and those that become arguments.</summary>
public abstract partial class ToolOptions : Options
{
    /// <summary>The executable, where it is not the tool's own.</summary>
    public string ProcessToolPath => Get<string>();

    /// <summary>The working directory.</summary>
    public string ProcessWorkingDirectory => Get<string>();

    /// <summary>All variables of the process.</summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables => Get<IReadOnlyDictionary<string, string>>();

    /// <summary>How long it may take, in milliseconds.</summary>
    public int? ProcessExecutionTimeout => Get<int?>();

    /// <summary>Whether its output is logged.</summary>
    public bool? ProcessOutputLogging => Get<bool?>();

    /// <summary>Whether the command line is logged.</summary>
    public bool? ProcessInvocationLogging => Get<bool?>();

    /// <summary>Whether an exit code other than 0 fails.</summary>
    public bool? ProcessExitHandling => Get<bool?>();

    /// <summary>Arguments after all others.</summary>
    public IReadOnlyList<string> ProcessAdditionalArguments => Get<IReadOnlyList<string>>();

    /// <summary>Values masked in the log.</summary>
    public IReadOnlyList<string> ProcessRedactedSecrets => Get<IReadOnlyList<string>>();

    internal Action<OutputType, string>? ProcessLogger => Get<Action<OutputType, string>?>();

    internal Action<IProcess>? ProcessExitHandler => Get<Action<IProcess>?>();
}
