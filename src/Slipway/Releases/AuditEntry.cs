using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Releases;

/// <summary>One line of <c>audit.jsonl</c>: who did what, to which release, and how it ended.</summary>
/// <param name="Time">When (UTC).</param>
/// <param name="Actor">Who: <c>user@host</c>, or the actor of a CI run.</param>
/// <param name="Release">Id of the release.</param>
/// <param name="Event">What: a description of the operation.</param>
public sealed record AuditEntry(DateTimeOffset Time, string Actor, string Release, string Event)
{
    /// <summary>How the deploy ended; null while it goes on.</summary>
    public DeployEnd? Outcome { get; init; }

    /// <summary>How long the deploy took; null while it goes on.</summary>
    public double? Seconds { get; init; }

    /// <summary>The release's commit; null while the deploy goes on.</summary>
    public string? Commit { get; init; }

    /// <summary>Of that, the seconds of each target of the build, by its name; null while the deploy goes on, and in entries of before they were noted.</summary>
    public ImmutableSortedDictionary<string, double>? Targets { get; init; }

    /// <summary>The entry on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AuditJson.Default.AuditEntry);
}

/// <summary>How a deploy ended.</summary>
public enum DeployEnd
{
    /// <summary>The release became the current one.</summary>
    Deployed,

    /// <summary>An earlier release became the current one again, by hand.</summary>
    RolledBack,

    /// <summary>The release failed; the one before it serves.</summary>
    Failed,
}

/// <summary>Entries are one line each.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
