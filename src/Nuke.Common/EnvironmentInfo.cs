using System.Collections;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common;

/// <summary>The machine and the process.</summary>
public static class EnvironmentInfo
{
    /// <summary>The machine's line break.</summary>
    public static string NewLine => Environment.NewLine;

    /// <summary>The machine's name.</summary>
    public static string MachineName => Environment.MachineName;

    /// <summary>The arguments of the build.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments => BuildSession.Current.Invocation.Arguments;

    /// <summary>The operating system.</summary>
    public static PlatformFamily Platform =>
        OperatingSystem.IsWindows() ? PlatformFamily.Windows
        : OperatingSystem.IsMacOS() ? PlatformFamily.OSX
        : OperatingSystem.IsLinux() ? PlatformFamily.Linux
        : PlatformFamily.Unknown;

    /// <summary>Whether it is Linux or macOS.</summary>
    public static bool IsUnix => Platform is PlatformFamily.Linux or PlatformFamily.OSX;

    /// <summary>Whether it is Windows.</summary>
    public static bool IsWin => !IsUnix;

    /// <summary>Whether it is Linux.</summary>
    public static bool IsLinux => Platform == PlatformFamily.Linux;

    /// <summary>Whether it is macOS.</summary>
    public static bool IsOsx => Platform == PlatformFamily.OSX;

    /// <summary>Whether it is the Windows subsystem for Linux.</summary>
    public static bool IsWsl => IsLinux && HasVariable("WSL_DISTRO_NAME");

    /// <summary>Whether the processor is a 64-bit one.</summary>
    public static bool Is64Bit => Environment.Is64BitOperatingSystem;

    /// <summary>Whether the processor is a 32-bit one.</summary>
    public static bool Is32Bit => !Is64Bit;

    /// <summary>Whether the processor is an ARM one of 64 bits.</summary>
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    /// <summary>The working directory.</summary>
    public static AbsolutePath WorkingDirectory
    {
        get => AbsolutePath.Create(Directory.GetCurrentDirectory());
        set => Directory.SetCurrentDirectory(value);
    }

    /// <summary>The environment variables.</summary>
    public static ReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>();
            return variables
                .ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "", VariableComparer)
                .AsReadOnly();
        }
    }

    /// <summary>The directories of <c>PATH</c>.</summary>
    public static IReadOnlyCollection<string> Paths =>
        (GetVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    internal static StringComparer VariableComparer =>
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>A directory that the system knows by name; null where it has none.</summary>
    public static AbsolutePath? SpecialFolder(SpecialFolders folder) =>
        Environment.GetFolderPath((Environment.SpecialFolder)folder) is { Length: > 0 } path ? AbsolutePath.Create(path) : null;

    /// <summary>Changes the working directory until disposed.</summary>
    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        var previous = WorkingDirectory;
        return DelegateDisposable.CreateBracket(() => WorkingDirectory = path, () => WorkingDirectory = previous);
    }

    /// <summary>Whether the flag is on the command line.</summary>
    public static bool HasArgument(string name) => BuildSession.Current.CommandLine.Has(name);

    /// <summary>The value after a flag, or default.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static T GetNamedArgument<T>(string parameterName, char? separator = null)
    {
        var values = BuildSession.Current.CommandLine.Values(parameterName);
        if (values != null && separator is { } character)
            values = values.SelectMany(x => x.Split(character)).ToList();
        return values == null ? default! : (T)ValueConverter.Convert(values, typeof(T), WorkingDirectory)!;
    }

    /// <summary>Whether the variable is set.</summary>
    public static bool HasVariable(string name, bool allowEmpty = true) =>
        GetVariable(name) is { } value && (allowEmpty || value.Length > 0);

    /// <summary>The variable's value, or null.</summary>
    public static string GetVariable(string name) => Environment.GetEnvironmentVariable(name)!;

    /// <summary>The variable's value converted, or default.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static T GetVariable<T>(string name, char? separator = null)
    {
        var value = GetVariable(name);
        if (string.IsNullOrEmpty(value))
            return default!;
        var values = separator is { } character ? value.Split(character) : [value];
        return (T)ValueConverter.Convert(values, typeof(T), WorkingDirectory)!;
    }

    /// <summary>Sets a variable of this process.</summary>
    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    /// <summary>Sets a variable of this process.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static void SetVariable<T>(string name, T value) => SetVariable(name, value?.ToString()!);

    /// <summary>Unsets a variable of this process.</summary>
    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, value: null);

    /// <summary>Replaces variables such as <c>%PATH%</c>.</summary>
    public static string ExpandVariables(string value) => Environment.ExpandEnvironmentVariables(value);
}
