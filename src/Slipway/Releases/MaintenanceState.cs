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

/// <summary>Whether visitors reach an application, for scripts (<c>Maintenance --json</c>).</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Server">The server's address.</param>
/// <param name="IsOn">Whether they get 503 and are asked to come back.</param>
/// <param name="Since">Since when (UTC); null while they do not, and where somebody made the file by hand.</param>
/// <param name="By">Who asked for it.</param>
public sealed record MaintenanceReport(string Environment, string Server, bool IsOn, DateTimeOffset? Since, string? By)
{
    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MaintenanceJson.Default.MaintenanceReport);
}

/// <summary>On one line.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[System.Text.Json.Serialization.JsonSerializable(typeof(MaintenanceState))]
[System.Text.Json.Serialization.JsonSerializable(typeof(MaintenanceReport))]
internal sealed partial class MaintenanceJson : System.Text.Json.Serialization.JsonSerializerContext;
