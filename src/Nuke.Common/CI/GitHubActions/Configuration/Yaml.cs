using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Texts as YAML scalars: plain where that means the same text to every reader, else in quotes.</summary>
internal static class Yaml
{
    const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    static readonly SearchValues<char> PatternCharacters = SearchValues.Create(".*!?+[]()");

    // YAML 1.1 readers take these for booleans and nulls, GitHub's for some of them.
    static readonly HashSet<string> Words =
        new(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"], StringComparer.OrdinalIgnoreCase);

    public static string Scalar(string? text) =>
        text == null ? "''"
        : text.Any(char.IsControl) ? DoubleQuoted(text)
        : IsPlain(text) ? text
        : Quoted(text);

    /// <summary>As a pattern of branches, tags or paths, which NUKE quotes as soon as it has a special character.</summary>
    public static string Pattern(string text) =>
        text.AsSpan().IndexOfAny(PatternCharacters) >= 0 && !text.Any(char.IsControl) ? Quoted(text) : Scalar(text);

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' or '\\' => $"\\{character}",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(character) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    static bool IsPlain(string text) =>
        text.Length > 0
        && text.Trim().Length == text.Length
        && !Indicators.Contains(text[0], StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && text[^1] != ':'
        && !Words.Contains(text)
        && !IsNumberLike(text);

    /// <summary>What may be read as a number, a date or a time: digits with signs between them.</summary>
    static bool IsNumberLike(string text) =>
        (char.IsAsciiDigit(text[0]) || text[0] is '+' or '.' or '=')
        && text.All(x => char.IsAsciiHexDigit(x) || "xXoO_+-.:=tTzZ infINFaA".Contains(x, StringComparison.Ordinal));
}
