using System.Globalization;

namespace Slipway.Releases;

/// <summary>
/// How a deploy ended, in the text format of Prometheus, for the textfile collector of node-exporter. The server writes it in the
/// command that records the end, so that it costs no round trip; that it cannot be written fails nothing.
/// </summary>
public static class DeploymentMetrics
{
    /// <summary>Directory below the application's own that node-exporter reads.</summary>
    public const string Folder = "metrics";

    /// <summary>The metrics: <c>deployment_info</c>, and when it ended and how long it took, with the same labels.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="ending">The end, as the audit log has it.</param>
    public static string Of(string environment, AuditEntry ending)
    {
        var labels = $"{{environment=\"{Escaped(environment)}\",release=\"{Escaped(ending.Release)}\",commit=\"{Escaped(ending.Commit ?? "")}\",outcome=\"{Outcome(ending.Outcome)}\"}}";
        return string.Join('\n',
        [
            .. Gauge("deployment_info", "The release that serves, or that failed since, and how its deploy ended.", labels, 1),
            .. Gauge("deployment_finished_timestamp_seconds", "When that deploy ended.", labels, ending.Time.ToUnixTimeMilliseconds() / 1000.0),
            .. Gauge("deployment_duration_seconds", "How long that deploy took.", labels, ending.Seconds ?? 0),
        ]);
    }

    private static IEnumerable<string> Gauge(string name, string help, string labels, double value) =>
        [$"# HELP {name} {help}", $"# TYPE {name} gauge", string.Create(CultureInfo.InvariantCulture, $"{name}{labels} {value}")];

    private static string Outcome(DeployEnd? outcome) => outcome switch
    {
        DeployEnd.Deployed => "deployed",
        DeployEnd.RolledBack => "rolled-back",
        DeployEnd.Failed => "failed",
        _ => throw new ArgumentException("The deploy has not ended.", nameof(outcome)),
    };

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
