using YamlDotNet.RepresentationModel;

namespace Slipway.Workflows.Tests;

/// <summary>YAML as a reader of it sees it.</summary>
internal sealed class YamlFile(string text)
{
    public YamlMappingNode Root { get; } = Load(text);

    public string Text => text;

    /// <summary>The text at a path of keys and indexes; null when there is none.</summary>
    public string? this[params string[] path] => (Find(path) as YamlScalarNode)?.Value;

    public string[] Keys(params string[] path) => [.. ((YamlMappingNode)Find(path)!).Children.Keys.Select(x => ((YamlScalarNode)x).Value!)];

    public string[] List(params string[] path) => Find(path) is YamlSequenceNode list ? [.. list.Select(x => ((YamlScalarNode)x).Value!)] : [];

    public YamlNode? Find(params string[] path) => path.Aggregate<string, YamlNode?>(Root, (node, key) => node switch
    {
        YamlMappingNode map => map.Children.FirstOrDefault(x => ((YamlScalarNode)x.Key).Value == key).Value,
        YamlSequenceNode list when int.TryParse(key, out var index) && index < list.Children.Count => list.Children[index],
        _ => null,
    });

    private static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
