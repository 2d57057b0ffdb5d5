namespace Nuke.SourceGenerators.Tools;

/// <summary>The C# types behind the type of an option.</summary>
sealed class OptionType(OptionKind kind, string key, string element, string property)
{
    static readonly HashSet<string> Structs = ["bool", "int", "long", "float", "double", "decimal"];

    public OptionKind Kind => kind;

    /// <summary>The type of a map's keys.</summary>
    public string Key => key;

    /// <summary>The type of a single value.</summary>
    public string Element => element;

    /// <summary>The type of the property.</summary>
    public string Property => property;

    /// <summary>The type of a single value that may be absent.</summary>
    public string Nullable => element + "?";

    public static OptionType Of(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return List(type.Substring(0, type.Length - 2));
        if (type.StartsWith("map<", StringComparison.Ordinal))
            return Map(type.Substring(4, type.Length - 5).Split(','));
        if (type.StartsWith("lookup<", StringComparison.Ordinal))
            return Lookup(type.Substring(7, type.Length - 8));
        return new OptionType(type == "bool" ? OptionKind.Flag : OptionKind.Value, "", type, Structs.Contains(type) ? type + "?" : type);
    }

    static OptionType List(string element) => new(OptionKind.List, "", element, $"IReadOnlyList<{element}>");

    static OptionType Lookup(string element) => new(OptionKind.Lookup, "string", element, $"ILookup<string, {element}>");

    // "map<T>" has texts for keys, "map<K,T>" others.
    static OptionType Map(string[] types)
    {
        var key = types.Length > 1 ? types[0] : "string";
        var element = types[types.Length - 1];
        return new(OptionKind.Map, key, element, $"IReadOnlyDictionary<{key}, {element}>");
    }
}

/// <summary>What an option holds.</summary>
enum OptionKind
{
    Value,
    Flag,
    List,
    Map,
    Lookup,
}
