using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Contracts.Migrations;

/// <summary>
/// A contract step that was begun on a server: a line of <c>contract-steps.jsonl</c>, written before the step runs and again
/// once it has succeeded. So the server itself knows what is gone, whichever releases retention still keeps.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">The release that carried it out.</param>
/// <param name="Time">When (UTC).</param>
public sealed record CarriedStep(string Name, string Release, DateTimeOffset Time)
{
    /// <summary>Whether releases that do not know it live with it.</summary>
    public bool IsReversible { get; init; }

    /// <summary>Whether it is known to have succeeded.</summary>
    public bool IsDone { get; init; }

    /// <summary>The steps that a release cannot live with: it lives with those that it contains and those that are reversible.</summary>
    /// <param name="contract">What the release contains; null where it does not say.</param>
    /// <param name="carried">What has been begun on the server.</param>
    public static ImmutableArray<CarriedStep> Against(ReleaseContract? contract, ImmutableArray<CarriedStep> carried)
    {
        var known = (contract?.Migrations ?? []).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return [.. carried.Where(x => !x.IsReversible && !known.Contains(x.Name))];
    }

    /// <summary>Reads the file defensively: a line that was cut short names a step that never ran.</summary>
    internal static ImmutableArray<CarriedStep> Read(string lines) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadLine).OfType<CarriedStep>()
            .GroupBy(x => x.Name, StringComparer.Ordinal).Select(x => x.Last() with { IsDone = x.Any(y => y.IsDone) }),
    ];

    internal string ToJson() => JsonSerializer.Serialize(this, CarriedJson.Default.CarriedStep);

    private static CarriedStep? ReadLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CarriedJson.Default.CarriedStep);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>On one line.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CarriedStep))]
internal sealed partial class CarriedJson : JsonSerializerContext;
