using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Nuke.Common.Utilities;

namespace Nuke.Common.Reporting;

/// <summary>The forms in which tools print a value: in addresses, headers, JSON, HTML and command lines.</summary>
internal static class SecretEncodings
{
    /// <summary>Shorter than this, a piece of base64 is found in texts that have nothing to do with the secret.</summary>
    const int ShortestEmbedded = 6;

    /// <summary>The value itself and every encoding of it.</summary>
    public static IEnumerable<string> Of(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return
        [
            value,
            .. InAddresses(value),
            .. InQuotes(value),
            .. InBase64(bytes).SelectMany(x => new[] { x, x.Replace('+', '-').Replace('/', '_') }),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
        ];
    }

    static IEnumerable<string> InAddresses(string value)
    {
        string[] encoded = [Uri.EscapeDataString(value), WebUtility.UrlEncode(value), UnescapedMarks(Uri.EscapeDataString(value))];
        return encoded.Concat(encoded.Select(LowerCaseEscapes));
    }

    /// <summary>Browsers and JavaScript leave these marks as they are.</summary>
    static string UnescapedMarks(string encoded) => encoded
        .Replace("%21", "!", StringComparison.Ordinal).Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal);

    static string LowerCaseEscapes(string encoded)
    {
        var text = new StringBuilder(encoded);
        for (var index = 0; index < text.Length - 2; index++)
        {
            if (text[index] != '%')
                continue;
            text[index + 1] = char.ToLowerInvariant(text[index + 1]);
            text[index + 2] = char.ToLowerInvariant(text[index + 2]);
        }

        return text.ToString();
    }

    static IEnumerable<string> InQuotes(string value) =>
    [
        JavaScriptEncoder.Default.Encode(value),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
        WebUtility.HtmlEncode(value),
        value.DoubleQuote()[1..^1],
        value.Replace("'", @"'\''", StringComparison.Ordinal),
    ];

    /// <summary>
    /// Alone, and where it follows one or two other bytes, such as the user in <c>Authorization: Basic</c>: then only the
    /// characters that depend on nothing but the value.
    /// </summary>
    static IEnumerable<string> InBase64(byte[] bytes)
    {
        yield return Convert.ToBase64String(bytes).TrimEnd('=');
        for (var shift = 0; shift <= 2 && bytes.Length >= ShortestEmbedded; shift++)
        {
            var text = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            var start = (shift * 8 + 5) / 6;
            var end = (shift + bytes.Length) * 8 / 6;
            yield return text[start..end];
        }
    }
}
