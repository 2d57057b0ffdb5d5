using System.Globalization;
using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Nuke.Common.Reporting;

/// <summary>Where in a source file a message of a .NET tool belongs.</summary>
internal sealed partial record SourceLocation(string File, int Line, int? Column, int? EndLine, int? EndColumn)
{
    /// <summary>
    /// Reads messages such as <c>src/A.cs(12,5): error CS0000: ...</c>; the forms are those of
    /// https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks.
    /// </summary>
    public static SourceLocation? In(string message)
    {
        var match = Pattern().Match(message);
        if (!match.Success)
            return null;
        return new SourceLocation(
            match.Groups["file"].Value, Number("line")!.Value, Number("col"), Number("endLine"), Number("endCol"));

        int? Number(string group) =>
            int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The path as GitHub wants it: from the root of the checkout, with slashes.</summary>
    public string RelativeTo(AbsolutePath root)
    {
        var path = Path.IsPathRooted(File) ? Path.GetRelativePath(root, File) : File;
        return (path.StartsWith("..", StringComparison.Ordinal) ? File : path).Replace('\\', '/');
    }

    [GeneratedRegex(
        @"^\s*(?:\d+>)?(?:[^(\n]*: )?(?<file>[^\s(:](?:(?!: )[^(\n])*?)\((?<line>\d+)(?:,(?<col>\d+)(?:,(?<endLine>\d+),(?<endCol>\d+)|-(?<endCol>\d+))?|-(?<endLine>\d+))?\)\s*:\s*(?:[\w ]+ )?(?:error|warning)\s+\w+\s*:",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
