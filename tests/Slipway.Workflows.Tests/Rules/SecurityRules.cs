using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Slipway.Workflows.Tests.Rules;

/// <summary>The rules of zizmor (https://docs.zizmor.sh/audits) that matter here, each at least as strict.</summary>
internal static partial class SecurityRules
{
    private static readonly (string Name, Func<YamlFile, IEnumerable<string>> Violations)[] All =
    [
        ("unpinned-uses", Unpinned),
        ("excessive-permissions", ExcessivePermissions),
        ("template-injection", TemplateInjection),
        ("artipacked", Artipacked),
        ("secrets-inherit", SecretsInherit),
        ("secrets-outside-env", SecretsOutsideEnvironments),
        ("dangerous-triggers", DangerousTriggers),
        ("cache-poisoning", CachePoisoning),
        ("no-timeout", NoTimeout),
        ("may-fail", MayFail),
    ];

    /// <summary>What is wrong, as <c>rule: where</c>.</summary>
    public static string[] Violations(string text)
    {
        var file = new YamlFile(text);
        return [.. All.SelectMany(rule => rule.Violations(file).Select(where => $"{rule.Name}: {where}"))];
    }

    // Not a rule of zizmor: a check whose failure does not count is one that nobody has.
    private static IEnumerable<string> MayFail(YamlFile file) =>
        file.Text.Split('\n').Where(x => x.TrimStart(' ', '-').StartsWith("continue-on-error:", StringComparison.Ordinal)).Select(x => x.Trim());

    private static IEnumerable<string> Unpinned(YamlFile file) =>
        file.Text.Split('\n').Where(x => Uses().IsMatch(x) && !LocalUses().IsMatch(x) && !PinnedUses().IsMatch(x)).Select(x => x.Trim());

    private static IEnumerable<string> ExcessivePermissions(YamlFile file)
    {
        if (file.Find("permissions") is not YamlMappingNode { Children.Count: 0 })
            yield return "the workflow's own permissions must be {}";
        foreach (var job in Jobs(file).Where(x => x["permissions"] is not YamlMappingNode))
            yield return job.Name;
    }

    // What comes from the repository itself is safe today and somebody else's tomorrow: no expression at all is easier to keep.
    private static IEnumerable<string> TemplateInjection(YamlFile file) =>
        Steps(file).Where(x => Text(x.Node, "run")?.Contains("${{", StringComparison.Ordinal) == true).Select(x => x.Name);

    private static IEnumerable<string> Artipacked(YamlFile file) => Steps(file)
        .Where(x => Text(x.Node, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
        .Where(x => !(Child(x.Node, "with") is { } with && Text(with, "persist-credentials") == "false"))
        .Select(x => x.Name);

    private static IEnumerable<string> SecretsInherit(YamlFile file) =>
        Jobs(file).Where(x => x["secrets"] is YamlScalarNode).Select(x => x.Name);

    private static IEnumerable<string> SecretsOutsideEnvironments(YamlFile file)
    {
        if (file.Root.Children.Where(x => x.Key is not YamlScalarNode { Value: "jobs" }).Any(x => UsesSecrets(x.Value)))
            yield return "the workflow";
        foreach (var job in Jobs(file).Where(x => UsesSecrets(x.Node)))
        {
            if (job["environment"] is null)
                yield return job.Name;
            else if (job["env"] is { } env && UsesSecrets(env))
                yield return $"{job.Name}: all steps see them";
        }
    }

    private static IEnumerable<string> DangerousTriggers(YamlFile file) =>
        Names(file.Find("on")).Intersect(["pull_request_target", "workflow_run", "issue_comment", "pull_request"], StringComparer.Ordinal);

    /// <summary>A cache that other runs write must not be read where something is published or deployed.</summary>
    private static IEnumerable<string> CachePoisoning(YamlFile file) =>
        from step in Steps(file)
        where step.Job["environment"] is not null || step.Job["permissions"] is YamlMappingNode permissions && permissions.Children.Values.Any(x => x is YamlScalarNode { Value: "write" })
        where Text(step.Node, "uses")?.StartsWith("actions/cache", StringComparison.Ordinal) == true
            || Text(step.Node, "uses")?.Contains("/setup-", StringComparison.Ordinal) == true && Child(step.Node, "with") is { } with && Text(with, "cache") is not (null or "false")
        select step.Name;

    private static IEnumerable<string> NoTimeout(YamlFile file) =>
        Jobs(file).Where(x => x["uses"] is null && x["timeout-minutes"] is null).Select(x => x.Name);

    private static bool UsesSecrets(YamlNode node) =>
        node.AllNodes.OfType<YamlScalarNode>().Any(x => SecretExpression().IsMatch(x.Value ?? ""));

    private static IEnumerable<string> Names(YamlNode? node) => node switch
    {
        YamlScalarNode one => [one.Value!],
        YamlSequenceNode list => list.Select(x => ((YamlScalarNode)x).Value!),
        YamlMappingNode map => map.Children.Keys.Select(x => ((YamlScalarNode)x).Value!),
        _ => [],
    };

    private static IEnumerable<WorkflowJob> Jobs(YamlFile file) =>
        ((YamlMappingNode)file.Find("jobs")!).Children.Select(x => new WorkflowJob(((YamlScalarNode)x.Key).Value!, (YamlMappingNode)x.Value));

    private static IEnumerable<(WorkflowJob Job, string Name, YamlNode Node)> Steps(YamlFile file) =>
        from job in Jobs(file)
        from step in (job["steps"] as YamlSequenceNode ?? []).Index()
        select (job, $"{job.Name}, step {step.Index + 1}", step.Item);

    private static YamlNode? Child(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Text(YamlNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private sealed record WorkflowJob(string Name, YamlMappingNode Node)
    {
        public YamlNode? this[string key] => Child(Node, key);
    }

    [GeneratedRegex(@"^\s*(- )?uses:")]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: '?\./")]
    private static partial Regex LocalUses();

    [GeneratedRegex(@"uses: [\w./-]+@[0-9a-f]{40} # v\d")]
    private static partial Regex PinnedUses();

    // GITHUB_TOKEN is the job's own token, limited by its permissions.
    [GeneratedRegex(@"\$\{\{.*\bsecrets\b(?!\.GITHUB_TOKEN\b)")]
    private static partial Regex SecretExpression();
}
