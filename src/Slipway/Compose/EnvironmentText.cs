using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>Pure: changes one assignment in the text of an env file and leaves every other byte as it is.</summary>
internal static partial class EnvironmentText
{
    /// <summary>Puts a line in the place of the assignments of a name: of the first one, or at the end where there is none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">The variable.</param>
    /// <param name="line">Its assignment, with the line's end.</param>
    public static string With(string text, string name, string line)
    {
        var isWritten = false;
        var changed = Assignment().Replace(text, match =>
        {
            if (match.Groups["name"].Value != name)
                return match.Value;
            (var first, isWritten) = (!isWritten, true);
            return first ? line : "";
        });
        return isWritten ? changed : $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : "\n")}{line}";
    }

    // A value in quotes may go over several lines, each of which may look like an assignment.
    [GeneratedRegex(
        """
        ^[\ \t]*(export[\ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)[\ \t]*[=:][\ \t]*
        ("(\\[\s\S]|[^"\\])*"|'(\\[\s\S]|[^'\\])*'|)[^\n]*(\n|\z)
        """,
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();
}
