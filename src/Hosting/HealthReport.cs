using System.Text.Json.Serialization;

namespace Hosting;

/// <summary>The state of one dependency.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Detail">Why it is not healthy, without anything that helps an attacker.</param>
public sealed record ComponentHealth(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    /// <summary>A dependency that works.</summary>
    public static ComponentHealth Healthy { get; } = new("healthy");

    /// <summary>A dependency that does not work, and why.</summary>
    public static ComponentHealth Unhealthy(string detail) => new("unhealthy", detail);

    /// <summary>Whether the dependency works.</summary>
    [JsonIgnore]
    public bool IsHealthy => Status == Healthy.Status;
}

/// <summary>The body of <c>/health</c>.</summary>
public sealed record HealthReport(
    string Status,
    string Version,
    string Commit,
    string? ImageDigest,
    IReadOnlyDictionary<string, ComponentHealth> Components);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
sealed partial class HealthJson : JsonSerializerContext;
