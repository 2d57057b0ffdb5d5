using System.ComponentModel;
using System.Diagnostics;

namespace Slipway.Reports;

/// <summary>Opens a page that was written in the browser of the person who asks for it.</summary>
/// <param name="environment">The variables of this process.</param>
public sealed class PageBrowser(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>A browser that still runs after this while has not failed to start.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>One of these is set where there is a desktop; xdg-open without one starts a browser in the terminal.</summary>
    private static readonly string[] s_desktops = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];

    /// <summary>The program that opens a page: the first of <c>BROWSER</c> that is there, else the desktop's; null where there is neither.</summary>
    public string? Program()
    {
        if (Variable("BROWSER") is { Length: > 0 } wanted)
            return wanted.Split(OperatingSystem.IsWindows() ? ';' : ':').Select(Find).FirstOrDefault(x => x is not null);
        if (OperatingSystem.IsWindows())
            return "explorer.exe";
        if (OperatingSystem.IsMacOS())
            return "open";
        return s_desktops.Any(x => Variable(x).Length > 0) ? Find("xdg-open") : null;
    }

    /// <summary>Opens a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="cancellationToken">Stops waiting for a browser that starts slowly.</param>
    /// <returns>What kept it from being opened; null when it was opened.</returns>
    public async Task<string?> OpenAsync(string file, CancellationToken cancellationToken = default)
    {
        if (Program() is not { } program)
            return "no browser was found; BROWSER names one";
        try
        {
            using var process = Process.Start(Start(program, file))!;
            return await EndedAsync(process, cancellationToken) && process.ExitCode != 0 ? $"{program} ended with {process.ExitCode}" : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return exception.Message;
        }
    }

    private static async Task<bool> EndedAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(s_patience, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>On Unix through a shell that cuts it off from the terminal, which it may outlive.</summary>
    private static ProcessStartInfo Start(string program, string file) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo(program, [file])
        : new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$1\" </dev/null >/dev/null 2>&1", program, file]);

    private string Variable(string name) => environment.GetValueOrDefault(name) ?? "";

    private string? Find(string program) => Path.IsPathRooted(program)
        ? File.Exists(program) ? program : null
        : Variable("PATH").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(x => Path.Combine(x, program)).FirstOrDefault(File.Exists);
}
