using System.Collections.Concurrent;
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
public class LogLevelPattern(LogEventLevel level, string pattern) : Attribute
{
    /// <summary>The level.</summary>
    public LogEventLevel Level => level;

    /// <summary>The regular expression.</summary>
    public string Pattern => pattern;
}

/// <summary>The tool writes progress to standard error, which is no error.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class LogErrorAsStandard : Attribute;

/// <summary>A command-line tool.</summary>
public abstract class ToolTasks
{
    static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    static readonly ConcurrentDictionary<Type, string> Paths = new();

    /// <summary>Runs the tool, and reads what it printed.</summary>
    /// <typeparam name="TOptions">The type of options.</typeparam>
    /// <typeparam name="TResult">What the output is read as.</typeparam>
    protected internal virtual (TResult Result, IReadOnlyCollection<Output> Output) Run<TOptions, TResult>(TOptions? options = null)
        where TOptions : ToolOptions, new()
    {
        options ??= new TOptions();
        var output = Run(options);
        return ((TResult)GetResult<TResult>(options, output), output);
    }

    /// <summary>Reads what the tool printed.</summary>
    /// <typeparam name="T">What the output is read as.</typeparam>
    protected virtual object GetResult<T>(ToolOptions options, IReadOnlyCollection<Output> output) =>
        throw new NotSupportedException($"'{GetType().Name}' does not read the output of its tool.");

    /// <summary>The executable for these options.</summary>
    protected virtual string GetToolPath(ToolOptions? options = null) =>
        GetType().GetCustomAttribute<ToolAttribute>()?.Path(options)
        ?? throw new InvalidOperationException($"'{GetType().Name}' does not say where its tool is.");

    /// <summary>Runs the tool.</summary>
    /// <typeparam name="T">The type of options.</typeparam>
    protected internal virtual IReadOnlyCollection<Output> Run<T>(T? options = null)
        where T : ToolOptions, new()
    {
        options = VerbosityMappingAttribute.Apply(options ?? new T());
        var mask = new SecretMask();
        mask.Add(options.SecretValues());
        using var process = ProcessTasks.StartProcess(
            options.ProcessToolPath ?? Path(options),
            string.Join(' ', options.CommandLine()),
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

    internal string Path(ToolOptions? options = null) => Paths.TryGetValue(GetType(), out var path) ? path : GetToolPath(options);

    internal void SetPath(string path) => Paths[GetType()] = path;

    Action<OutputType, string> Logger()
    {
        var patterns = GetType().GetCustomAttributes<LogLevelPattern>()
            .Select(x => (x.Level, Regex: new Regex(x.Pattern, RegexOptions.None, MatchTimeout)))
            .ToList();
        var errors = GetType().IsDefined(typeof(LogErrorAsStandard)) ? LogEventLevel.Debug : LogEventLevel.Error;
        return (type, text) =>
        {
            var (level, regex) = patterns.Find(x => x.Regex.IsMatch(text));
            var normal = type == OutputType.Std ? LogEventLevel.Debug : errors;
            Log.Write(regex == null ? normal : level, "{Output:l}", text);
        };
    }
}
