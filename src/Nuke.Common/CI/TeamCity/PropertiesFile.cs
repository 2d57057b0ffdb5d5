using System.Text.RegularExpressions;

namespace Nuke.Common.CI.TeamCity;

/// <summary>A file in the format of Java's properties, in which TeamCity hands parameters over.</summary>
internal static partial class PropertiesFile
{
    public static IReadOnlyDictionary<string, string>? Read(string? file)
    {
        if (!File.Exists(file))
            return null;
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in File.ReadLines(file))
        {
            if (Property.Match(line) is { Success: true } match)
                properties[Unescaped(match.Groups["key"].Value)] = Unescaped(match.Groups["value"].Value);
        }

        return properties;
    }

    static string Unescaped(string text) => Escape.Replace(text, x => x.Groups["character"].Value switch
    {
        "n" => "\n",
        "r" => "\r",
        "t" => "\t",
        var character => character,
    });

    /// <summary>A key, whose own equals signs are escaped, and a value. Comments start with a hash.</summary>
    [GeneratedRegex(@"^(?!#)(?<key>(?:\\.|[^=\\])+?)\s*=\s*(?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property { get; }

    [GeneratedRegex(@"\\(?<character>.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape { get; }
}
