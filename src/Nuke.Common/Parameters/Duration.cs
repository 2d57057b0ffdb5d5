using System.Globalization;

namespace Nuke.Common.Parameters;

internal static class Duration
{
    /// <summary>A duration as <c>00:01:30</c>, or a number with a unit: <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>250ms</c>.</summary>
    public static TimeSpan Parse(string text)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        var number = text[..^unit.Length];
        if (Milliseconds(unit) is { } length
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            && amount * length < TimeSpan.MaxValue.TotalMilliseconds)
        {
            return TimeSpan.FromMilliseconds(amount * length);
        }

        return unit.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException("is no duration such as 30s, 5m or 00:01:30");
    }

    static double? Milliseconds(string unit) => unit switch
    {
        "ms" => 1,
        "s" => 1000,
        "m" or "min" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => null,
    };
}
