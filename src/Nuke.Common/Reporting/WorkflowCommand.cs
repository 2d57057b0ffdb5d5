namespace Nuke.Common.Reporting;

/// <summary>Commands that GitHub's runner reads from the log.</summary>
internal static class WorkflowCommand
{
    /// <summary>The command's line, escaped as the runner's toolkit does.</summary>
    public static string Format(string command, string? message, IReadOnlyDictionary<string, object>? properties = null)
    {
        var list = string.Join(',', (properties ?? new Dictionary<string, object>()).Select(x => $"{x.Key}={Property(x.Value)}"));
        return $"::{command}{(list.Length > 0 ? $" {list}" : "")}::{Data(message ?? "")}";
    }

    static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    static string Property(object value) => Data(value.ToString() ?? "")
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
