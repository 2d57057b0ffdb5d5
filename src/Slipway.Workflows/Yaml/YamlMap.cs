using System.Collections;

namespace Slipway.Workflows.Yaml;

/// <summary>A mapping in the order in which it is written. What is null, an empty list or an empty mapping is left out.</summary>
internal sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>A mapping of texts.</summary>
    public static YamlMap Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var map = new YamlMap();
        foreach (var (key, value) in entries)
            map.Add(key, value);
        return map;
    }

    /// <summary>Adds a text, number, switch, list, mapping or comment on a text.</summary>
    public void Add(string key, object? value)
    {
        if (value is not (null or YamlMap { _entries.Count: 0 } or ICollection { Count: 0 }))
            AddAlways(key, value);
    }

    /// <summary>Adds what says something by being empty, such as <c>permissions: {}</c>.</summary>
    public void AddAlways(string key, object value) => _entries.Add(new(key, value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A text with a comment behind it.</summary>
internal sealed record CommentedText(string Text, string Comment);
