using System.Reflection;
using System.Text.RegularExpressions;
using Nuke.Common.Reporting;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>Lines of output that match are logged at a level of their own.</summary>
/// <param name="level">The level.</param>
/// <param name="pattern">The regular expression.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class LogLevelPatternAttribute(LogEventLevel level, string pattern) : Attribute
{
    /// <summary>The level.</summary>
    public LogEventLevel Level => level;

    /// <summary>The regular expression.</summary>
    public string Pattern => pattern;
}

/// <summary>The tool writes progress to standard error, which is no error.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LogErrorAsStandardAttribute : Attribute;

/// <summary>A command-line tool.</summary>
public abstract class ToolTasks
{
    static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Runs the tool.</summary>
    /// <typeparam name="T">The type of options.</typeparam>
    protected internal IReadOnlyCollection<Output> Run<T>(T options)
        where T : ToolOptions
    {
        var mask = new SecretMask();
        mask.Add(options.SecretValues());
        using var process = ProcessTasks.StartProcess(
            options.ProcessToolPath ?? Path(),
            string.Join(' ', options.Arguments()),
            options.ProcessWorkingDirectory,
            options.ProcessEnvironmentVariables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            options.ProcessLogger ?? Logger(),
            mask.Apply);
        process.AssertWaitForExit();
        if (options.ProcessExitHandler is { } handler)
            handler(process);
        else if (options.ProcessExitHandling ?? true)
            process.AssertZeroExitCode();
        return process.Output;
    }

    /// <summary>Runs the tool.</summary>
    protected internal IReadOnlyCollection<Output> Run(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object>? exitHandler = null)
    {
        using var process = ProcessTasks.StartProcess(
            Path(), arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger ?? Logger());
        process.AssertWaitForExit();
        if (exitHandler != null)
            exitHandler(process);
        else
            process.AssertZeroExitCode();
        return process.Output;
    }

    internal string Path() =>
        GetType().GetCustomAttribute<ToolAttribute>()?.Path()
        ?? throw new InvalidOperationException($"'{GetType().Name}' does not say where its tool is.");

    Action<OutputType, string> Logger()
    {
        var patterns = GetType().GetCustomAttributes<LogLevelPatternAttribute>()
            .Select(x => (x.Level, Regex: new Regex(x.Pattern, RegexOptions.None, MatchTimeout)))
            .ToList();
        var errors = GetType().IsDefined(typeof(LogErrorAsStandardAttribute)) ? LogEventLevel.Debug : LogEventLevel.Error;
        return (type, text) =>
        {
            var (level, regex) = patterns.Find(x => x.Regex.IsMatch(text));
            var normal = type == OutputType.Std ? LogEventLevel.Debug : errors;
            Log.Write(regex == null ? normal : level, "{Output:l}", text);
        };
    }
}
