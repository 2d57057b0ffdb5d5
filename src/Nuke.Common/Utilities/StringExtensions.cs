namespace Nuke.Common.Utilities;

/// <summary>Texts: quotes, joins, comparisons.</summary>
public static partial class StringExtensions
{
    /// <summary>In double quotes, those inside escaped.</summary>
    public static string DoubleQuote(this string? str) =>
        $"\"{str?.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>In double quotes if it has spaces and no quotes yet.</summary>
    public static string DoubleQuoteIfNeeded(this string? str) => str.DoubleQuoteIfNeeded(' ');

    /// <summary>In double quotes if it has one of the characters and no quotes yet.</summary>
    public static string DoubleQuoteIfNeeded(this string? str, params char?[] disallowed) =>
        NeedsQuotes(str, disallowed) && !str!.IsDoubleQuoted() ? str.DoubleQuote() : str ?? "";

    /// <summary>In single quotes, those inside escaped.</summary>
    public static string SingleQuote(this string? str) => $"'{str?.Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>In single quotes if it has spaces and no quotes yet.</summary>
    public static string SingleQuoteIfNeeded(this string? str) => str.SingleQuoteIfNeeded(' ');

    /// <summary>In single quotes if it has one of the characters and no quotes yet.</summary>
    public static string SingleQuoteIfNeeded(this string? str, params char?[] disallowed) =>
        NeedsQuotes(str, disallowed) && !str!.IsSingleQuoted() ? str.SingleQuote() : str ?? "";

    /// <summary>Whether it is in double quotes.</summary>
    public static bool IsDoubleQuoted(this string str) => str.Length > 1 && str[0] == '"' && str[^1] == '"';

    /// <summary>Whether it is in single quotes.</summary>
    public static bool IsSingleQuoted(this string str) => str.Length > 1 && str[0] == '\'' && str[^1] == '\'';

    /// <summary>Whether it is null or empty.</summary>
    public static bool IsNullOrEmpty(this string? str) => string.IsNullOrEmpty(str);

    /// <summary>Whether it is null or blank.</summary>
    public static bool IsNullOrWhiteSpace(this string? str) => string.IsNullOrWhiteSpace(str);

    /// <summary>Joined by a separator.</summary>
    public static string Join(this IEnumerable<string> enumerable, string separator) => string.Join(separator, enumerable);

    /// <summary>Joined by a separator.</summary>
    public static string Join(this IEnumerable<string> enumerable, char separator) => string.Join(separator, enumerable);

    /// <summary>Joined by spaces.</summary>
    public static string JoinSpace(this IEnumerable<string> values) => values.Join(' ');

    /// <summary>Joined by commas.</summary>
    public static string JoinComma(this IEnumerable<string> values) => values.Join(',');

    /// <summary>Joined by commas and spaces.</summary>
    public static string JoinCommaSpace(this IEnumerable<string> values) => values.Join(", ");

    /// <summary>Joined by semicolons.</summary>
    public static string JoinSemicolon(this IEnumerable<string> values) => values.Join(';');

    /// <summary>Joined by dashes.</summary>
    public static string JoinDash(this IEnumerable<string> values) => values.Join('-');

    /// <summary>Joined by slashes.</summary>
    public static string JoinSlash(this IEnumerable<string> values) => values.Join('/');

    /// <summary>Joined by dots.</summary>
    public static string JoinDot(this IEnumerable<string> values) => values.Join('.');

    /// <summary>Joined by line breaks.</summary>
    public static string JoinNewLine(this IEnumerable<string> values, PlatformFamily? platformFamily = null) =>
        values.Join(platformFamily switch
        {
            null => Environment.NewLine,
            PlatformFamily.Windows => "\r\n",
            _ => "\n",
        });

    /// <summary>The lines.</summary>
    public static string[] SplitLineBreaks(this string str, StringSplitOptions options = StringSplitOptions.None) =>
        str.Split(["\r\n", "\n"], options);

    /// <summary>The words.</summary>
    public static string[] SplitSpace(this string str) => str.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether both are equal, whatever their case.</summary>
    public static bool EqualsOrdinalIgnoreCase(this string str, string other) =>
        string.Equals(str, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is one of the others, whatever their case.</summary>
    public static bool EqualsAnyOrdinalIgnoreCase(this string str, params string[] others) =>
        others.Contains(str, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it contains the other, whatever their case.</summary>
    public static bool ContainsOrdinalIgnoreCase(this string str, string other) =>
        str.Contains(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it starts with the other, whatever their case.</summary>
    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) =>
        str.StartsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it ends with the other, whatever their case.</summary>
    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) =>
        str.EndsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without the text at its end.</summary>
    public static string TrimEnd(this string str, string trim) =>
        str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;

    /// <summary>Without the text at its start.</summary>
    public static string TrimStart(this string str, string trim) =>
        str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;

    /// <summary>Without the double quotes around it.</summary>
    public static string TrimMatchingDoubleQuotes(this string str) => str.IsDoubleQuoted() ? str[1..^1] : str;

    /// <summary>Cut to a length.</summary>
    public static string Truncate(this string str, int maxChars) =>
        str.Length <= maxChars ? str : string.Concat(str.AsSpan(0, maxChars), "…");

    /// <summary>The character so many times.</summary>
    public static string Repeat(this char ch, int count) => new(ch, count);

    /// <summary>With a text before it.</summary>
    public static string Prepend(this string str, string prependText) => prependText + str;

    /// <summary>With a text after it.</summary>
    public static string Append(this string str, string appendText) => str + appendText;

    static bool NeedsQuotes(string? str, char?[] disallowed) =>
        string.IsNullOrEmpty(str) || str.Any(x => disallowed.Contains(x));
}
