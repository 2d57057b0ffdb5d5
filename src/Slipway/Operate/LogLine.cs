using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Operate;

/// <summary>One line that a container wrote.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Time">When; null for a line of Docker itself.</param>
/// <param name="Text">The line.</param>
public sealed record LogLine(string Service, DateTimeOffset? Time, string Text)
{
    /// <summary>Reads what <see cref="OperateCommands.Logs"/> prints: service, time and line with a space between.</summary>
    internal static LogLine Parse(string line)
    {
        var (service, rest) = Split(line);
        var (time, text) = Split(rest);
        return DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) && time.Contains('T', StringComparison.Ordinal)
            ? new LogLine(service, parsed, text)
            : new LogLine(service, null, rest);
    }

    /// <summary>The line as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LogJson.Default.LogLine);

    private static (string First, string Others) Split(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var i ? (text[..i], text[(i + 1)..]) : (text, "");
}

/// <summary>On one line.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class LogJson : JsonSerializerContext;
