using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Contracts;

/// <summary>Why a backup was taken: the content of the file beside it, <c>&lt;backup&gt;.json</c>.</summary>
/// <param name="Time">When (UTC).</param>
/// <param name="By">Who took it.</param>
/// <param name="Serving">Id of the release that served then; null where none did.</param>
/// <param name="Steps">The contract steps that it was taken before; none where somebody took it by hand.</param>
public sealed record BackupNote(DateTimeOffset Time, string By, string? Serving, ImmutableArray<string> Steps)
{
    /// <summary>On one line.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, BackupJson.Default.BackupNote);

    /// <summary>Reads it defensively: a backup without a note is a backup all the same.</summary>
    internal static BackupNote? Read(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonSerializer.Deserialize(json, BackupJson.Default.BackupNote);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>On one line.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupNote))]
internal sealed partial class BackupJson : JsonSerializerContext;
