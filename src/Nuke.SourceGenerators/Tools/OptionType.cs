namespace Nuke.SourceGenerators.Tools;

/// <summary>The C# types behind the type of an option.</summary>
sealed class OptionType(OptionKind kind, string element, string property)
{
    static readonly HashSet<string> Structs = ["bool", "int", "long", "float", "double", "decimal"];

    public OptionKind Kind => kind;

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
            return Map(type.Substring(4, type.Length - 5));
        return new OptionType(type == "bool" ? OptionKind.Flag : OptionKind.Value, type, Structs.Contains(type) ? type + "?" : type);
    }

    static OptionType List(string element) => new(OptionKind.List, element, $"IReadOnlyList<{element}>");

    static OptionType Map(string element) => new(OptionKind.Map, element, $"IReadOnlyDictionary<string, {element}>");
}

/// <summary>What an option holds.</summary>
enum OptionKind
{
    Value,
    Flag,
    List,
    Map,
}
