using System.ComponentModel;
using System.Diagnostics;
using Nuke.Common.IO;

namespace Nuke.Common.Plans;

/// <summary>Opens a file in the browser of the person who asks for it.</summary>
internal static class Browser
{
    /// <summary>A browser that still runs after this while has not failed to start.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>One of these is set where there is a desktop; xdg-open without one starts a browser in the terminal.</summary>
    static readonly string[] Desktops = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];

    /// <returns>What kept it from being opened; null when it was opened.</returns>
    public static string? Open(AbsolutePath file, IReadOnlyDictionary<string, string> environment)
    {
        if (Program(environment) is not { } program)
            return "no browser was found; BROWSER names one";
        try
        {
            using var process = Process.Start(Start(program, file));
            return process != null && process.WaitForExit(Patience) && process.ExitCode != 0
                ? $"{program} ended with {process.ExitCode}"
                : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return exception.Message;
        }
    }

    /// <summary>What opens a file: the first program of BROWSER, else the one of the desktop, if there is a desktop.</summary>
    public static string? Program(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault("BROWSER") is { Length: > 0 } wanted)
            return wanted.Split(OperatingSystem.IsWindows() ? ';' : ':').Select(x => Find(x, environment)).FirstOrDefault(x => x != null);
        if (OperatingSystem.IsWindows())
            return "explorer.exe";
        if (OperatingSystem.IsMacOS())
            return "open";
        var hasDesktop = Desktops.Any(x => !string.IsNullOrEmpty(environment.GetValueOrDefault(x)));
        return hasDesktop ? Find("xdg-open", environment) : null;
    }

    static string? Find(string program, IReadOnlyDictionary<string, string> environment) =>
        Path.IsPathRooted(program)
            ? File.Exists(program) ? program : null
            : (environment.GetValueOrDefault("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(x => Path.Combine(x, program)).FirstOrDefault(File.Exists);

    /// <summary>On Unix through a shell that cuts it off from the terminal, which it may outlive.</summary>
    static ProcessStartInfo Start(string program, AbsolutePath file) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo(program, [file])
        : new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$1\" </dev/null >/dev/null 2>&1", program, file]);
}
