using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Provision;

/// <summary>Docker's <c>daemon.json</c>: what is there stays, and logs get an end where nobody has set one.</summary>
internal static class DaemonSettings
{
    public const string File = "/etc/docker/daemon.json";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static readonly string[] s_rotating = ["json-file", "local"];

    /// <summary>The file with rotation of logs; null where it is so already, or where logs go elsewhere.</summary>
    /// <exception cref="InvalidInputException">It is not JSON.</exception>
    public static string? Merge(string? current)
    {
        var settings = Read(current);
        if (LogDriver(settings) is { } driver && !s_rotating.Contains(driver))
            return null;
        var before = settings.ToJsonString();
        settings.TryAdd("log-driver", "json-file");
        if (settings["log-opts"] is not JsonObject options)
            settings["log-opts"] = options = [];
        options.TryAdd("max-size", "10m");
        options.TryAdd("max-file", "5");
        return settings.ToJsonString() == before ? null : settings.ToJsonString(s_indented) + "\n";
    }

    /// <summary>Where logs go that Docker itself does not keep; null where it keeps them.</summary>
    public static string? ForeignDriver(string? current) => LogDriver(Read(current)) is { } driver && !s_rotating.Contains(driver) ? driver : null;

    private static string? LogDriver(JsonObject settings) => settings["log-driver"]?.ToString();

    private static JsonObject Read(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)?.AsObject() ?? [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidInputException($"{File} on the server is no JSON object: {exception.Message}", $"correct {File} there; dockerd --validate says whether it is right", exception);
        }
    }
}
