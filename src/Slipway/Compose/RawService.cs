using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Compose;

/// <summary>Questions to a service as <c>config --no-interpolate</c> prints it: neither cast nor filtered by profile.</summary>
internal static class RawService
{
    /// <summary>Whether one of its profiles is on, or it has none.</summary>
    public static bool IsEnabled(JsonElement service, ImmutableArray<string> profiles) =>
        !service.TryGetProperty("profiles", out var own) || own.ValueKind != JsonValueKind.Array || own.GetArrayLength() == 0
        || profiles.Contains("*") || own.EnumerateArray().Any(x => profiles.Contains(x.GetString()!));

    /// <summary>Whether values come from files that only the service sees.</summary>
    public static bool HasEnvFile(JsonElement service) => service.TryGetProperty("env_file", out _);

    /// <summary>Its <c>environment</c>, written as a list or a mapping; null values are passed on from outside.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Environment(JsonElement service)
    {
        if (!service.TryGetProperty("environment", out var environment))
            return [];
        return environment.ValueKind switch
        {
            JsonValueKind.Object => environment.EnumerateObject()
                .Select(x => KeyValuePair.Create(x.Name, x.Value.ValueKind == JsonValueKind.Null ? null : x.Value.ToString())),
            JsonValueKind.Array => environment.EnumerateArray().Select(x => x.ToString().Split('=', 2))
                .Select(x => KeyValuePair.Create(x[0], x.Length > 1 ? x[1] : null)),
            _ => [],
        };
    }

    /// <summary>Whether it names a top-level network, volume, config or secret.</summary>
    public static bool Uses(JsonElement service, string kind, string name) =>
        service.TryGetProperty(kind, out var used) && used.ValueKind switch
        {
            JsonValueKind.Object => used.TryGetProperty(name, out _),
            JsonValueKind.Array => used.EnumerateArray().Any(x => SourceOf(x) == name),
            _ => false,
        };

    /// <summary>
    /// Compose cuts <c>${DIR:-./v}:/v</c> at its colons before it knows of variables; this puts source and target
    /// together again. Null for anything else.
    /// </summary>
    public static string? SplitVolume(JsonElement element) =>
        element.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String
        && source.GetString() is { } text && text.LastIndexOf("${", StringComparison.Ordinal) > text.LastIndexOf('}')
        && element.TryGetProperty("target", out var target)
            ? $"{text}:{target}"
            : null;

    private static string? SourceOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object when item.TryGetProperty("source", out var source) => source.ToString(),
        _ => null,
    };
}
