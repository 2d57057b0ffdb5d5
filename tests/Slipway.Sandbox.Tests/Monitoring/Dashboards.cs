using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Sandbox.Tests.Monitoring;

/// <summary>Grafana's dashboards in this repository.</summary>
internal static partial class Dashboards
{
    private static readonly string s_folder = Path.Combine(SandboxFixture.Root, "docker", "grafana", "dashboards");

    /// <summary>Their files.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(s_folder).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal);

    /// <summary>One of them.</summary>
    public static JsonObject Read(string name) => JsonNode.Parse(Text(name))!.AsObject();

    /// <summary>The text of one of them.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(s_folder, name));

    /// <summary>Every query, as Grafana sends it.</summary>
    public static IReadOnlyCollection<string> Queries =>
    [
        .. Names.Select(Read)
            .SelectMany(x => x["panels"]!.AsArray().SelectMany(y => y!["targets"]!.AsArray()).Concat(x["annotations"]!["list"]!.AsArray()))
            .Select(x => ((string)x!["expr"]!).Replace("$__rate_interval", "1m", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>The metrics that they ask for.</summary>
    public static IEnumerable<string> Metrics => Queries.SelectMany(x => Metric().Matches(Labels().Replace(x, " "))).Select(x => x.Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What stands in braces or parentheses after a word is labels.</summary>
    [GeneratedRegex(@"\{[^}]*\}|\b(by|on|group_left) \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b[a-zA-Z_:][a-zA-Z0-9_:]*\b(?! *\()")]
    private static partial Regex Metric();
}
