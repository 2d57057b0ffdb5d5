using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nuke.Common.Secrets;

/// <summary>Sets a property in the text of a JSON object and leaves the rest, comments and layout included, as it is.</summary>
internal static partial class JsonProperties
{
    public static string Set(string json, string name, string value)
    {
        var text = $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(json);
        var (old, last, closing) = Find(bytes, name);
        if (old is var (start, end))
            return Text(bytes[..start]) + text + Text(bytes[end..]);
        var property = $"{Indentation(json)}\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}\": {text}";
        var gap = Text(bytes[last..closing]).TrimEnd();
        var isFirst = Text(bytes[..last]).EndsWith('{');
        var comma = isFirst || Comment().Replace(gap, "").Contains(',', StringComparison.Ordinal) ? "" : ",";
        var tail = json[(Text(bytes[..last]).Length + gap.Length)..];
        return Text(bytes[..last]) + comma + gap + property + (isFirst ? $"\n{tail.TrimStart()}" : tail);
    }

    /// <summary>Where the property's value is, if there is one; the end of the last value (or of the opening brace); the closing brace.</summary>
    static ((int Start, int End)? Old, int Last, int Closing) Find(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        var last = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSought = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            last = (int)reader.BytesConsumed;
            if (isSought)
                return ((start, last), last, last);
        }

        return (null, last, (int)reader.TokenStartIndex);
    }

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    static string Indentation(string json) => FirstProperty().Match(json) is { Success: true } match ? match.Value : "\n  ";

    [GeneratedRegex(@"\r?\n[ \t]+(?="")", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstProperty();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
