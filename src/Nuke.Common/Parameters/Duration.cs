using System.Globalization;

namespace Nuke.Common.Parameters;

internal static class Duration
{
    /// <summary>A duration as <c>00:01:30</c>, or a number with a unit: <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>250ms</c>.</summary>
    public static TimeSpan Parse(string text)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        var number = text[..^unit.Length];
        if (unit.Length > 0 && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            switch (unit)
            {
                case "ms": return TimeSpan.FromMilliseconds(amount);
                case "s": return TimeSpan.FromSeconds(amount);
                case "m" or "min": return TimeSpan.FromMinutes(amount);
                case "h": return TimeSpan.FromHours(amount);
                case "d": return TimeSpan.FromDays(amount);
            }
        }

        return unit.Length > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException("is no duration such as 30s, 5m or 00:01:30");
    }
}
