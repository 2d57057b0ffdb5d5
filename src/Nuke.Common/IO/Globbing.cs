using Microsoft.Extensions.FileSystemGlobbing;

namespace Nuke.Common.IO;

/// <summary>Finding files and directories by patterns such as <c>src/**/*.csproj</c>.</summary>
public static class Globbing
{
    /// <summary>The files that match any pattern.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns)
    {
        if (!Directory.Exists(directory))
            return [];
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddIncludePatterns(patterns);
        return [.. matcher.GetResultsInFullPath(directory).Order(StringComparer.Ordinal).Select(AbsolutePath.Create)];
    }

    /// <summary>The files that match any pattern.</summary>
    public static IReadOnlyCollection<string> GlobFiles(string directory, params string[] patterns) =>
        [.. AbsolutePath.Create(directory).GlobFiles(patterns).Select(x => x.ToString())];

    /// <summary>The directories that match any pattern.</summary>
    public static IReadOnlyCollection<string> GlobDirectories(string directory, params string[] patterns) =>
        [.. AbsolutePath.Create(directory).GlobDirectories(patterns).Select(x => x.ToString())];

    /// <summary>The directories that match any pattern.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns)
    {
        if (!Directory.Exists(directory))
            return [];
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddIncludePatterns(patterns);
        var names = Directory.EnumerateDirectories(directory, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(directory, x).Replace('\\', '/'));
        return [.. matcher.Match(names).Files.Select(x => x.Path).Order(StringComparer.Ordinal).Select(x => directory / x)];
    }
}
