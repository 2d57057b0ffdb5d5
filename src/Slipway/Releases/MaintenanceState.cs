using System.Text.Json;

namespace Slipway.Releases;

/// <summary>Since when visitors are asked to come back later: the content of the file that the proxy looks at.</summary>
/// <param name="Since">Since when (UTC); null where somebody made the file by hand.</param>
/// <param name="By">Who asked for it.</param>
public sealed record MaintenanceState(DateTimeOffset? Since, string? By)
{
    /// <summary>The content on one line.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, MaintenanceJson.Default.MaintenanceState);

    /// <summary>Reads it defensively: that the file is there is what counts.</summary>
    internal static MaintenanceState Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, MaintenanceJson.Default.MaintenanceState) ?? new(null, null);
        }
        catch (JsonException)
        {
            return new(null, null);
        }
    }
}

/// <summary>On one line.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[System.Text.Json.Serialization.JsonSerializable(typeof(MaintenanceState))]
internal sealed partial class MaintenanceJson : System.Text.Json.Serialization.JsonSerializerContext;
