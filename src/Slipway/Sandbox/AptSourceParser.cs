using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>Reads both formats of apt's sources: one line each (<c>.list</c>) and deb822 (<c>.sources</c>).</summary>
internal static class AptSourceParser
{
    public static IEnumerable<AptSource> ParseList(string text)
        => text.Split('\n').Select(line => line.Split('#')[0].Trim()).Select(ParseLine).OfType<AptSource>();

    public static IEnumerable<AptSource> ParseDeb822(string text)
        => Paragraphs(text).Select(FromFields).OfType<AptSource>();

    private static AptSource? ParseLine(string line)
    {
        var options = "";
        var open = line.IndexOf('[', StringComparison.Ordinal);
        if (open >= 0)
        {
            var close = line.IndexOf(']', open);
            options = line[(open + 1)..close];
            line = line[..open] + line[(close + 1)..];
        }

        var words = Words(line);
        if (words.Length < 3 || words[0] != "deb")
            return null;
        var settings = Words(options).Select(option => option.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new([words[1]], [words[2]], words[3..])
        {
            SignedBy = settings.GetValueOrDefault("signed-by"),
            Trusted = settings.GetValueOrDefault("trusted") == "yes",
        };
    }

    private static AptSource? FromFields(Dictionary<string, string> fields)
    {
        string Field(string name) => fields.GetValueOrDefault(name, "");
        if (!Words(Field("Types")).Contains("deb") || Field("Enabled") is "no" or "false")
            return null;
        return new(Words(Field("URIs")), Words(Field("Suites")), Words(Field("Components")))
        {
            SignedBy = Field("Signed-By") is { Length: > 0 } key ? key : null,
            Trusted = Field("Trusted") is "yes" or "true",
        };
    }

    private static IEnumerable<Dictionary<string, string>> Paragraphs(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var field = "";
        foreach (var line in text.Split('\n').Append("").Select(line => line.TrimEnd()).Where(line => !line.StartsWith('#')))
        {
            if (line.Length == 0)
            {
                if (fields.Count > 0)
                    yield return fields;
                fields = new(StringComparer.OrdinalIgnoreCase);
            }
            else if (char.IsWhiteSpace(line[0]))
            {
                fields[field] = $"{fields.GetValueOrDefault(field)}\n{line.Trim()}";
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                fields[field = name] = value.Trim();
            }
        }
    }

    private static ImmutableArray<string> Words(string text)
        => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
