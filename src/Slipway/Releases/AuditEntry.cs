using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Releases;

/// <summary>One line of <c>audit.jsonl</c>: who did what, to which release, and how it ended.</summary>
/// <param name="Time">When (UTC).</param>
/// <param name="Actor">Who: <c>user@host</c>, or the actor of a CI run.</param>
/// <param name="Release">Id of the release.</param>
/// <param name="Event">What: a description of the operation, or <c>completed</c>, <c>failed</c>, <c>went back</c>.</param>
public sealed record AuditEntry(DateTimeOffset Time, string Actor, string Release, string Event)
{
    /// <summary>The entry on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AuditJson.Default.AuditEntry);
}

/// <summary>Entries are one line each.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
