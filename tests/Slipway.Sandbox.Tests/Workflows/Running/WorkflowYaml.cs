using YamlDotNet.RepresentationModel;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>Reads a workflow. A key that the runner does not know throws: it would be something that was not emulated.</summary>
internal static class WorkflowYaml
{
    public static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static string? Text(this YamlMappingNode node, string key) => (node.Find(key) as YamlScalarNode)?.Value;

    public static YamlMappingNode? Map(this YamlMappingNode node, string key) => node.Find(key) as YamlMappingNode;

    public static IEnumerable<YamlNode> List(this YamlMappingNode node, string key) => node.Find(key) switch
    {
        YamlSequenceNode list => list,
        YamlScalarNode one => [one],
        _ => [],
    };

    public static IEnumerable<(string Key, YamlNode Value)> Pairs(this YamlMappingNode? node) =>
        node is null ? [] : node.Children.Select(x => (((YamlScalarNode)x.Key).Value!, x.Value));

    public static void AllowOnly(this YamlMappingNode node, string what, params string[] keys)
    {
        if (node.Pairs().Select(x => x.Key).Except(keys, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new NotSupportedException($"{what} has '{unknown}', which this runner does not emulate");
    }

    private static YamlNode? Find(this YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
