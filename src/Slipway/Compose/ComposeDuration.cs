using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>Durations as Compose prints them: <c>250ms</c>, <c>1m30s</c>.</summary>
internal static partial class ComposeDuration
{
    /// <summary>Null where none is given, or 0, which Compose takes for none.</summary>
    public static TimeSpan? Read(JsonNode? node)
    {
        var sum = Parts().Matches(node?.ToString() ?? "").Aggregate(TimeSpan.Zero, (sum, x) => sum + double.Parse(x.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * UnitOf(x.Groups[2].Value));
        return sum == TimeSpan.Zero ? null : sum;
    }

    private static TimeSpan UnitOf(string unit) => unit switch
    {
        "h" => TimeSpan.FromHours(1),
        "m" => TimeSpan.FromMinutes(1),
        "s" => TimeSpan.FromSeconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        _ => TimeSpan.FromMicroseconds(1),
    };

    [GeneratedRegex("([0-9.]+)(h|ms|m|s|us|µs)")]
    private static partial Regex Parts();
}
