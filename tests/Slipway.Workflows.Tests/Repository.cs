namespace Slipway.Workflows.Tests;

/// <summary>Where the sources of this test are, and the build that was compiled with them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Workflows => Path.Combine(Root, ".github", "workflows");

    /// <summary>Compiled in the same configuration as this test.</summary>
    public static string Build => Path.Combine(Root, "build", "bin", Path.GetRelativePath(Path.Combine(Root, "tests", "Slipway.Workflows.Tests", "bin"), AppContext.BaseDirectory), "_build.dll");

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "Slipway.slnx")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
