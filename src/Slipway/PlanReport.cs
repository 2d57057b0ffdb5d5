using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway;

/// <summary>What a target of the build did to a server, or would do, for scripts (<c>Rollback --json</c>); what failed prints none.</summary>
/// <param name="Target">Name of the target: <c>Rollback</c>.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Server">The server's address.</param>
/// <param name="IsDryRun">Whether nothing was done.</param>
/// <param name="Steps">The steps as the plan prints them, in the order in which they run; none where there was nothing to do.</param>
public sealed record PlanReport(string Target, string Environment, string Server, bool IsDryRun, ImmutableArray<string> Steps)
{
    /// <summary>Id of the release that it is about; null where it is about none.</summary>
    public string? Release { get; init; }

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PlanReportJson.Default.PlanReport);
}

/// <summary>Indented, as the other reports.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanReport))]
internal sealed partial class PlanReportJson : JsonSerializerContext;
