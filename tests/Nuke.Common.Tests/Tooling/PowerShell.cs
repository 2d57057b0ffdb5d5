using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Nuke.Common.Tests.Tooling;

/// <summary>
/// The real PowerShell, which the project downloads as a package. It is started once, since that takes most of a second;
/// what is typed finds a session of its own, with its own variables, functions and completions.
/// </summary>
internal static class PowerShell
{
    const string EndOfErrors = "(end of errors)";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static readonly Lock Lock = new();
    static readonly Lazy<Process> Session = new(Start);

    /// <summary>What <c>dotnet</c> starts.</summary>
    public static string Program { get; } = Path.Combine(Directory(), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    /// <summary>Runs a script, whose errors end the test.</summary>
    /// <returns>The lines that it prints.</returns>
    public static string[] Run(string script, string directory, IReadOnlyDictionary<string, string>? variables = null)
    {
        var (_, output, errors) = Type(script, directory, variables);
        errors.Should().BeEmpty("nothing is wrong with the script");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Runs a script. Environment variables are afterwards what they were before.</summary>
    /// <returns>The exit code of the last program, what was printed, and the errors.</returns>
    public static (int ExitCode, string Output, string Errors) Type(string script, string directory, IReadOnlyDictionary<string, string>? variables = null)
    {
        var request = JsonSerializer.Serialize(new { script, directory, variables = variables ?? new Dictionary<string, string>() });
        lock (Lock)
        {
            Session.Value.StandardInput.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(request)));
            Session.Value.StandardInput.Flush();
            var errors = new StringBuilder();
            while (Line(Session.Value.StandardError) is { } line && line != EndOfErrors)
                errors.Append(line).Append('\n');
            var answer = Line(Session.Value.StandardOutput) ?? throw new InvalidOperationException($"PowerShell has ended: {errors}");
            var reply = JsonDocument.Parse(Convert.FromBase64String(answer)).RootElement;
            return (reply.GetProperty("ExitCode").GetInt32(), reply.GetProperty("Output").GetString()!.ReplaceLineEndings("\n"), errors.ToString());
        }
    }

    static string? Line(StreamReader reader) => reader.ReadLineAsync().WaitAsync(Patience).GetAwaiter().GetResult();

    /// <summary>It ends when nobody can type any more.</summary>
    static Process Start()
    {
        var script = Bootstrap.Repository.Root / "tests" / "Nuke.Common.Tests" / "Tooling" / "session.ps1";
        return Process.Start(new ProcessStartInfo("dotnet", [Program, "-NoProfile", "-NonInteractive", "-File", script, EndOfErrors])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        })!;
    }

    static string Directory() =>
        typeof(PowerShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == nameof(PowerShell)).Value!;
}
