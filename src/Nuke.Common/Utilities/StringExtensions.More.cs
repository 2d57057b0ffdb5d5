using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>With its first letter in upper case.</summary>
    public static string Capitalize(this string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whether it contains one of the others, whatever their case.</summary>
    public static bool ContainsAnyOrdinalIgnoreCase(this string str, params string[] others) => others.Any(str.ContainsOrdinalIgnoreCase);

    /// <summary>Whether it contains one of the others, whatever their case.</summary>
    public static bool ContainsAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) => others.Any(str.ContainsOrdinalIgnoreCase);

    /// <summary>Whether it starts with one of the others.</summary>
    public static bool StartsWithAny(this string str, params string[] others) => others.Any(x => str.StartsWith(x, StringComparison.Ordinal));

    /// <summary>Whether it starts with one of the others.</summary>
    public static bool StartsWithAny(this string str, IEnumerable<string> others) => str.StartsWithAny([.. others]);

    /// <summary>Whether it starts with one of the others, whatever their case.</summary>
    public static bool StartsWithAnyOrdinalIgnoreCase(this string str, params string[] others) => others.Any(str.StartsWithOrdinalIgnoreCase);

    /// <summary>Whether it starts with one of the others, whatever their case.</summary>
    public static bool StartsWithAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) => others.Any(str.StartsWithOrdinalIgnoreCase);

    /// <summary>Whether it ends with one of the others.</summary>
    public static bool EndsWithAny(this string str, params string[] others) => others.Any(x => str.EndsWith(x, StringComparison.Ordinal));

    /// <summary>Whether it ends with one of the others.</summary>
    public static bool EndsWithAny(this string str, IEnumerable<string> others) => str.EndsWithAny([.. others]);

    /// <summary>Whether it ends with one of the others, whatever their case.</summary>
    public static bool EndsWithAnyOrdinalIgnoreCase(this string str, params string[] others) => others.Any(str.EndsWithOrdinalIgnoreCase);

    /// <summary>Whether it ends with one of the others, whatever their case.</summary>
    public static bool EndsWithAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) => others.Any(str.EndsWithOrdinalIgnoreCase);

    /// <summary>Whether it is one of the others, whatever their case.</summary>
    public static bool EqualsAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) => others.Contains(str, StringComparer.OrdinalIgnoreCase);

    /// <summary>The SHA-256 hash of its UTF-8, in lower-case hexadecimal digits.</summary>
    public static string GetSHA256Hash(this string str) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(str)));

    /// <summary>With spaces before it.</summary>
    public static string Indent(this string text, int count) => new string(' ', count) + text;

    /// <summary>Joined by commas, the last two by <c>and</c>.</summary>
    public static string JoinCommaAnd(this IEnumerable<string> values) => JoinLast(values, " and ");

    /// <summary>Joined by commas, the last two by <c>or</c>.</summary>
    public static string JoinCommaOr(this IEnumerable<string> values) => JoinLast(values, " or ");

    /// <summary>Joined by underscores.</summary>
    public static string JoinUnderscore(this IEnumerable<string> values) => string.Join('_', values);

    /// <summary>With what a regular expression finds replaced.</summary>
    public static string ReplaceRegex(this string str, string pattern, MatchEvaluator matchEvaluator, RegexOptions options = RegexOptions.None) =>
        Regex.Replace(str, pattern, matchEvaluator, options, TimeSpan.FromSeconds(1));

    /// <summary>Null when it is empty.</summary>
    public static string? ToNullIfEmpty(this string? str) => string.IsNullOrEmpty(str) ? null : str;

    /// <summary>Null when it is empty or white space.</summary>
    public static string? ToNullIfWhiteSpace(this string? str) => string.IsNullOrWhiteSpace(str) ? null : str;

    /// <summary>Without the single quotes around it.</summary>
    public static string TrimMatchingSingleQuotes(this string str) => str.IsSingleQuoted() ? str[1..^1] : str;

    static string JoinLast(IEnumerable<string> values, string word)
    {
        var all = values.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + word + all[^1];
    }
}
