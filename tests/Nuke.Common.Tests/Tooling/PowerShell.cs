using System.Diagnostics;
using System.Reflection;

namespace Nuke.Common.Tests.Tooling;

/// <summary>The real PowerShell, which the project downloads as a package.</summary>
internal static class PowerShell
{
    /// <summary>What <c>dotnet</c> starts.</summary>
    public static string Program { get; } = Path.Combine(Directory(), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    /// <summary>Runs a script, whose errors end the test.</summary>
    /// <returns>The lines that it prints.</returns>
    public static string[] Run(string script, string directory)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "-NoProfile", "-Command", script])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        errors.GetAwaiter().GetResult().Should().BeEmpty("nothing is wrong with the script");
        process.WaitForExit();
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static string Directory() =>
        typeof(PowerShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == nameof(PowerShell)).Value!;
}
