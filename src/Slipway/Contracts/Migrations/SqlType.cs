using System.Globalization;

namespace Slipway.Contracts.Migrations;

/// <summary>Types of columns, and which of them hold every value of another one.</summary>
internal static class SqlType
{
    private static readonly string[] s_ends =
        ["NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "GENERATED", "COLLATE", "CONSTRAINT", "STORAGE", "COMPRESSION", "USING"];

    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.Ordinal)
    {
        ["int2"] = "smallint", ["int"] = "integer", ["int4"] = "integer", ["int8"] = "bigint", ["decimal"] = "numeric",
        ["float4"] = "real", ["float8"] = "double precision", ["character varying"] = "varchar", ["char"] = "character", ["bpchar"] = "character",
    };

    private static readonly string[] s_integers = ["smallint", "integer", "bigint"];

    /// <summary>The type that stands at a place: <c>varchar(60)</c>, <c>double precision</c>.</summary>
    public static string? Read(SqlStatement statement, int at)
    {
        var words = statement.Tokens.Skip(at).TakeWhile(x => !s_ends.Any(x.Is)).ToArray();
        var name = string.Join(' ', words.TakeWhile(x => x.IsName).Select(x => x.Identifier));
        var rest = string.Concat(words.SkipWhile(x => x.IsName).Select(x => x.Text));
        return name.Length == 0 ? null : s_aliases.GetValueOrDefault(name, name) + rest;
    }

    /// <summary>Whether whoever reads and writes the old type is served as well by the new one.</summary>
    public static bool IsWidening(string old, string now)
    {
        var ((oldName, oldSize), (newName, newSize)) = (Parse(old), Parse(now));
        if (old == now || (oldName, newName) is ("real", "double precision"))
            return true;
        if (Array.IndexOf(s_integers, oldName) is var small and >= 0 && Array.IndexOf(s_integers, newName) >= small)
            return true;
        return (oldName, newName) switch
        {
            ("varchar", "text") => true,
            ("text", "varchar") => newSize.Length == 0,
            ("varchar", "varchar") => newSize.Length == 0 || (oldSize.Length > 0 && newSize[0] >= oldSize[0]),
            ("numeric", "numeric") => newSize.Length == 0 || (oldSize.Length > 0 && Digits(newSize) >= Digits(oldSize) && Scale(newSize) >= Scale(oldSize)),
            _ => false,
        };
    }

    private static int Scale(int[] size) => size.Length > 1 ? size[1] : 0;

    private static int Digits(int[] size) => size[0] - Scale(size);

    private static (string Name, int[] Size) Parse(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !type.EndsWith(')'))
            return (type, []);
        var sizes = type[(open + 1)..^1].Split(',');
        // What is no list of numbers makes it a type that no other one is wider than.
        return sizes.All(x => int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? (type[..open], [.. sizes.Select(x => int.Parse(x, CultureInfo.InvariantCulture))])
            : (type, []);
    }
}
