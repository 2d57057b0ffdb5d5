namespace Nuke.Common.Plans;

internal static class DurationText
{
    /// <summary>A duration as a person says it: <c>under 1 s</c>, <c>12 s</c>, <c>3 min 05 s</c>, <c>1 h 02 min</c>.</summary>
    public static string Of(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 1 => "under 1 s",
        < 60 => $"{(int)duration.TotalSeconds} s",
        < 3600 => $"{duration.Minutes} min {duration.Seconds:00} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes:00} min",
    };
}
