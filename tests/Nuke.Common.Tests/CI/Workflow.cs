using YamlDotNet.RepresentationModel;

namespace Nuke.Common.Tests.CI;

/// <summary>A generated workflow, read as a reader of YAML reads it.</summary>
internal sealed class Workflow(string text)
{
    readonly YamlNode _root = Load(text);

    /// <summary>The text at a path of keys and indexes.</summary>
    public string? this[params string[] path] => (Find(path) as YamlScalarNode)?.Value;

    public IReadOnlyList<string?> List(params string[] path) =>
        [.. ((YamlSequenceNode)Find(path)!).Children.Select(x => ((YamlScalarNode)x).Value)];

    public IReadOnlyList<string?> Keys(params string[] path) =>
        [.. ((YamlMappingNode)Find(path)!).Children.Keys.Select(x => ((YamlScalarNode)x).Value)];

    YamlNode? Find(IEnumerable<string> path)
    {
        YamlNode? node = _root;
        foreach (var key in path)
        {
            node = node switch
            {
                YamlMappingNode mapping => mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null,
                YamlSequenceNode sequence => sequence.Children.ElementAtOrDefault(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)),
                _ => null,
            };
        }

        return node;
    }

    static YamlNode Load(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return stream.Documents.Single().RootNode;
    }
}
