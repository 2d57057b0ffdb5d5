/// <summary>Keeps standard output for what scripts read.</summary>
partial class Build
{
    static TextWriter s_output = Console.Out;

    /// <summary>With <c>--json</c> everything but the JSON goes to standard error, whatever engine runs the build.</summary>
    /// <returns>Always null: there is no exit code yet.</returns>
    static int? KeepOutputForScripts()
    {
        if (!System.Environment.GetCommandLineArgs().Contains("--json", StringComparer.OrdinalIgnoreCase))
            return null;
        s_output = Console.Out;
        Console.SetOut(Console.Error);
        return null;
    }
}
