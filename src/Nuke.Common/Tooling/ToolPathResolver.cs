namespace Nuke.Common.Tooling;

/// <summary>Finds executables.</summary>
public static class ToolPathResolver
{
    /// <summary>The path that the variable <c>NAME_EXE</c> gives, or null.</summary>
    public static string TryGetEnvironmentExecutable(string environmentExecutable) =>
        EnvironmentInfo.GetVariable(environmentExecutable) is { Length: > 0 } path && File.Exists(path) ? path : null!;

    /// <summary>The path of an executable on the path.</summary>
    public static string GetPathExecutable(string pathExecutable)
    {
        var path = Find(pathExecutable);
        Assert.True(path != null, $"'{pathExecutable}' is not on the PATH. Install it, or set {Variable(pathExecutable)} to its path.");
        return path;
    }

    internal static string Variable(string executable) =>
        $"{Path.GetFileNameWithoutExtension(executable).ToUpperInvariant().Replace('-', '_')}_EXE";

    internal static string? Find(string executable)
    {
        if (Path.IsPathRooted(executable))
            return File.Exists(executable) ? executable : null;
        var endings = EnvironmentInfo.IsWin ? new[] { ".exe", ".cmd", ".bat", "" } : [""];
        return TryGetEnvironmentExecutable(Variable(executable))
               ?? EnvironmentInfo.Paths
                   .SelectMany(x => endings.Select(y => Path.Combine(x, executable + y)))
                   .FirstOrDefault(File.Exists);
    }
}
