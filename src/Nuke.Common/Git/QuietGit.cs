using System.ComponentModel;
using System.Diagnostics;
using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>Questions that only Git can answer, asked behind the scenes.</summary>
internal static class QuietGit
{
    /// <summary>What Git prints, or null when it is not there or says no.</summary>
    public static string? Ask(AbsolutePath directory, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", ["-C", directory, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
