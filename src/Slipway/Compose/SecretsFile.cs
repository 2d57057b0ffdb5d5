using System.Text;

namespace Slipway.Compose;

/// <summary>The <c>secrets.env</c> of a release: what <c>docker compose --env-file</c> reads on the server.</summary>
public static class SecretsFile
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Writes the values so that Compose reads back exactly them. Backslashes and quotes are octal escapes, because
    /// versions of Compose differ in how they find the end of <c>"…\\"</c>; a dollar sign is doubled against interpolation.
    /// </summary>
    /// <exception cref="InvalidInputException">A value has a NUL or half a surrogate pair, which no environment can carry.</exception>
    public static Secret Write(IReadOnlyDictionary<string, Secret> values)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in values.OrderBy(x => x.Key, StringComparer.Ordinal))
            text.Append(name).Append("=\"").Append(Quote(name, value.Reveal())).Append("\"\n");
        return new Secret(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote; lines of any other form are left out.</summary>
    /// <param name="text">The file.</param>
    public static IReadOnlyDictionary<string, Secret> Read(string text) => text.Split('\n')
        .Select(x => x.Split("=\"", 2))
        .Where(x => x is [_, { Length: > 0 } rest] && rest.EndsWith('"'))
        .ToDictionary(x => x[0], x => new Secret(Unquote(x[1][..^1])), StringComparer.Ordinal);

    // A backslash of the value itself is an octal escape, so each of these words stands for one character.
    private static string Unquote(string quoted) => new StringBuilder(quoted)
        .Replace("$$", "$").Replace(@"\n", "\n").Replace(@"\r", "\r").Replace(@"\0042", "\"").Replace(@"\0134", "\\").ToString();

    private static string Quote(string name, string value)
    {
        try
        {
            s_strict.GetByteCount(value);
        }
        catch (EncoderFallbackException exception)
        {
            throw Refused(name, "half a character", exception);
        }

        var text = new StringBuilder(value.Length + 16);
        foreach (var character in value)
            text.Append(character switch
            {
                '\0' => throw Refused(name, "a NUL character"),
                '\\' => @"\0134",
                '"' => @"\0042",
                '$' => "$$",
                '\n' => @"\n",
                '\r' => @"\r",
                _ => character.ToString(),
            });
        return text.ToString();
    }

    private static InvalidInputException Refused(string name, string what, Exception? exception = null) =>
        new($"The secret {name} has {what} in it, which no environment variable can carry.", $"set {name} anew", exception);
}
