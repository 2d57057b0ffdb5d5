using Slipway;
using Slipway.Servers;

/// <summary>Keeps standard output for what scripts read.</summary>
partial class Build
{
    /// <summary>With <c>--json</c> what a target did to a server, or would do.</summary>
    void WritePlan(string target, Server server, IEnumerable<string> steps, string? release = null)
    {
        if (Json)
            Output.WriteLine(new PlanReport(target, ChosenName, server.ToString(), DryRun, [.. steps]) { Release = release }.ToJson());
    }

    static TextWriter? s_kept;

    static TextWriter Output => s_kept ?? Console.Out;

    /// <summary>
    /// With <c>--json</c> everything but the JSON goes to standard error, whatever engine runs the build; so does everything but
    /// the lines of <c>Logs</c> and <c>Exec</c> where standard output is a file or a pipe.
    /// </summary>
    static void KeepOutputForScripts()
    {
        string[] streaming = Console.IsOutputRedirected ? [nameof(Logs), nameof(Exec)] : [];
        if (!System.Environment.GetCommandLineArgs().Intersect(["--json", .. streaming], StringComparer.OrdinalIgnoreCase).Any())
            return;
        s_kept = Console.Out;
        Console.SetOut(Console.Error);
    }
}
