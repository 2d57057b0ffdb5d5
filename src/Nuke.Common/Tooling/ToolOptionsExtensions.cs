using System.Collections.ObjectModel;
using System.Globalization;

namespace Nuke.Common.Tooling;

/// <summary>Changes options of the process.</summary>
public static class ToolOptionsExtensions
{
    /// <summary>Sets the executable.</summary>
    public static T SetProcessToolPath<T>(this T o, string? value) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessToolPath), value);

    /// <summary>Resets the executable.</summary>
    public static T ResetProcessToolPath<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessToolPath), value: null);

    /// <summary>Sets the working directory.</summary>
    public static T SetProcessWorkingDirectory<T>(this T o, string? value) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessWorkingDirectory), value);

    /// <summary>Resets the working directory.</summary>
    public static T ResetProcessWorkingDirectory<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessWorkingDirectory), value: null);

    /// <summary>Sets how long the process may take, in milliseconds.</summary>
    public static T SetProcessExecutionTimeout<T>(this T o, int? value) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExecutionTimeout), value);

    /// <summary>Resets how long the process may take, in milliseconds.</summary>
    public static T ResetProcessExecutionTimeout<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExecutionTimeout), value: null);

    /// <summary>Sets whether output is logged.</summary>
    public static T SetProcessOutputLogging<T>(this T o, bool? value) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessOutputLogging), value);

    /// <summary>Enables that output is logged.</summary>
    public static T EnableProcessOutputLogging<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessOutputLogging), value: true);

    /// <summary>Disables that output is logged.</summary>
    public static T DisableProcessOutputLogging<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessOutputLogging), value: false);

    /// <summary>Resets whether output is logged.</summary>
    public static T ResetProcessOutputLogging<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessOutputLogging), value: null);

    /// <summary>Sets whether the command line is logged.</summary>
    public static T SetProcessInvocationLogging<T>(this T o, bool? value) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessInvocationLogging), value);

    /// <summary>Enables that the command line is logged.</summary>
    public static T EnableProcessInvocationLogging<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessInvocationLogging), value: true);

    /// <summary>Disables that the command line is logged.</summary>
    public static T DisableProcessInvocationLogging<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessInvocationLogging), value: false);

    /// <summary>Resets whether the command line is logged.</summary>
    public static T ResetProcessInvocationLogging<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessInvocationLogging), value: null);

    /// <summary>Sets whether an exit code other than 0 fails.</summary>
    public static T SetProcessExitHandling<T>(this T o, bool? value) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExitHandling), value);

    /// <summary>Enables that an exit code other than 0 fails.</summary>
    public static T EnableProcessExitHandling<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExitHandling), value: true);

    /// <summary>Disables that an exit code other than 0 fails.</summary>
    public static T DisableProcessExitHandling<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExitHandling), value: false);

    /// <summary>Resets whether an exit code other than 0 fails.</summary>
    public static T ResetProcessExitHandling<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExitHandling), value: null);

    /// <summary>Sets the arguments after all others.</summary>
    public static T SetProcessAdditionalArguments<T>(this T o, params string[] v) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessAdditionalArguments), v);

    /// <summary>Sets the arguments after all others.</summary>
    public static T SetProcessAdditionalArguments<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessAdditionalArguments), (string[])[.. v]);

    /// <summary>Adds to the arguments after all others.</summary>
    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v) where T : ToolOptions => o.WithAdded(nameof(ToolOptions.ProcessAdditionalArguments), v);

    /// <summary>Adds to the arguments after all others.</summary>
    public static T AddProcessAdditionalArguments<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.WithAdded(nameof(ToolOptions.ProcessAdditionalArguments), v);

    /// <summary>Clears the arguments after all others.</summary>
    public static T ClearProcessAdditionalArguments<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessAdditionalArguments), value: null);

    /// <summary>Sets the values masked in the log.</summary>
    public static T SetProcessRedactedSecrets<T>(this T o, params string[] v) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessRedactedSecrets), v);

    /// <summary>Sets the values masked in the log.</summary>
    public static T SetProcessRedactedSecrets<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessRedactedSecrets), (string[])[.. v]);

    /// <summary>Adds to the values masked in the log.</summary>
    public static T AddProcessRedactedSecrets<T>(this T o, params string[] v) where T : ToolOptions => o.WithAdded(nameof(ToolOptions.ProcessRedactedSecrets), v);

    /// <summary>Adds to the values masked in the log.</summary>
    public static T AddProcessRedactedSecrets<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.WithAdded(nameof(ToolOptions.ProcessRedactedSecrets), v);

    /// <summary>Clears the values masked in the log.</summary>
    public static T ClearProcessRedactedSecrets<T>(this T o) where T : ToolOptions => o.With(nameof(ToolOptions.ProcessRedactedSecrets), value: null);

    /// <summary>Sets all variables of the process.</summary>
    public static T SetProcessEnvironmentVariables<T>(this T o, Dictionary<string, string> values) where T : ToolOptions =>
        o.With(nameof(ToolOptions.ProcessEnvironmentVariables), new Dictionary<string, string>(values, EnvironmentInfo.VariableComparer));

    /// <summary>Sets all variables of the process.</summary>
    public static T SetProcessEnvironmentVariables<T>(this T o, ReadOnlyDictionary<string, string> values) where T : ToolOptions =>
        o.With(nameof(ToolOptions.ProcessEnvironmentVariables), new Dictionary<string, string>(values, EnvironmentInfo.VariableComparer));

    /// <summary>Sets a variable of the process; the others stay those of the build.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string key, string value) where T : ToolOptions
    {
        var all = o.ProcessEnvironmentVariables ?? EnvironmentInfo.Variables;
        return o.With(
            nameof(ToolOptions.ProcessEnvironmentVariables),
            new Dictionary<string, string>(all, EnvironmentInfo.VariableComparer) { [key] = value });
    }

    /// <summary>Adds a variable of the process; the others stay those of the build.</summary>
    public static T AddProcessEnvironmentVariable<T>(this T o, string key, string value) where T : ToolOptions =>
        o.SetProcessEnvironmentVariable(key, value);

    /// <summary>Sets a variable of the process; the others stay those of the build.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string key, object value) where T : ToolOptions =>
        o.SetProcessEnvironmentVariable(key, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    /// <summary>Adds variables of the process; the others stay those of the build.</summary>
    public static T AddProcessEnvironmentVariables<T>(this T o, Dictionary<string, string> values) where T : ToolOptions =>
        values.Aggregate(o, (x, pair) => x.SetProcessEnvironmentVariable(pair.Key, pair.Value));

    /// <summary>Removes a variable of the process; the others stay those of the build.</summary>
    public static T RemoveProcessEnvironmentVariable<T>(this T o, string key) where T : ToolOptions =>
        o.SetProcessEnvironmentVariables((o.ProcessEnvironmentVariables ?? EnvironmentInfo.Variables)
            .Where(x => !EnvironmentInfo.VariableComparer.Equals(x.Key, key))
            .ToDictionary(x => x.Key, x => x.Value, EnvironmentInfo.VariableComparer));

    /// <summary>Leaves the process without any variable.</summary>
    public static T ClearProcessEnvironmentVariables<T>(this T o) where T : ToolOptions =>
        o.SetProcessEnvironmentVariables(new Dictionary<string, string>(EnvironmentInfo.VariableComparer));

    /// <summary>Gives the process the variables of the build.</summary>
    public static T ResetProcessEnvironmentVariables<T>(this T o) where T : ToolOptions =>
        o.With(nameof(ToolOptions.ProcessEnvironmentVariables), value: null);

    /// <summary>Sets how long the process may take.</summary>
    public static T SetProcessExecutionTimeout<T>(this T o, TimeSpan value) where T : ToolOptions =>
        o.SetProcessExecutionTimeout((int)value.TotalMilliseconds);

    /// <summary>Sets what logs a line of output.</summary>
    public static T SetProcessLogger<T>(this T o, Action<OutputType, string> v) where T : ToolOptions =>
        o.With(nameof(ToolOptions.ProcessLogger), v);

    /// <summary>Sets what judges the exit code.</summary>
    public static T SetProcessExitHandler<T>(this T o, Action<IProcess> exitHandler) where T : ToolOptions =>
        o.With(nameof(ToolOptions.ProcessExitHandler), exitHandler);

    /// <summary>Sets what judges the exit code, with the options.</summary>
    public static T SetProcessExitHandler<T>(this T o, Action<T, IProcess> exitHandler) where T : ToolOptions =>
        o.SetProcessExitHandler(x => exitHandler(o, x));
}
