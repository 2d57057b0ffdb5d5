using System.Text.RegularExpressions;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>The methods that NUKE generates for an option of a tool, from the line of its property: always the same for its type.</summary>
internal static partial class OptionLines
{
    public static IEnumerable<string> Of(string line) => Option().Match(line) is { Success: true } match
        ? Signatures(match.Groups["name"].Value, match.Groups["type"].Value).Select(x => Line(match.Groups["settings"].Value, x.Name, x.Parameters))
        : [];

    private static IEnumerable<(string Name, string Parameters)> Signatures(string name, string type)
    {
        if (List().Match(type) is { Success: true } list) return OfList(name, list.Groups[1].Value);
        if (Map().Match(type) is { Success: true } map) return OfMap(name, map.Groups[1].Value, map.Groups[2].Value);
        if (Lookup().Match(type) is { Success: true } lookup) return OfLookup(name, lookup.Groups[1].Value, lookup.Groups[2].Value);
        var value = new[] { ($"Set{name}", $", {type} v"), ($"Reset{name}", "") };
        return type == "System.Nullable<bool>" ? [.. value, ($"Enable{name}", ""), ($"Disable{name}", ""), ($"Toggle{name}", "")] : value;
    }

    private static IEnumerable<(string Name, string Parameters)> OfList(string name, string type) =>
        from verb in new[] { "Set", "Add", "Remove", "Clear" }
        from parameters in verb == "Clear" ? [""] : Several(type)
        select (verb + name, parameters);

    private static IEnumerable<(string Name, string Parameters)> OfMap(string name, string key, string type)
    {
        var one = Singular(name);
        return
        [
            ($"Set{name}", $", System.Collections.Generic.IDictionary<{key}, {type}> v"), ($"Set{one}", $", {key} k, {type} v"),
            ($"Add{one}", $", {key} k, {type} v"), ($"Remove{one}", $", {key} k"), ($"Clear{name}", ""),
        ];
    }

    private static IEnumerable<(string Name, string Parameters)> OfLookup(string name, string key, string type) =>
    [
        .. Several(type).Select(x => ($"Set{name}", $", {key} k{x}")), .. Several(type).Select(x => ($"Add{name}", $", {key} k{x}")),
        ($"Remove{name}", $", {key} k"), ($"Remove{name}", $", {key} k, {type} v"), ($"Reset{name}", ""),
    ];

    private static string[] Several(string type) => [$", params {type}[] v", $", System.Collections.Generic.IEnumerable<{type}> v"];

    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : PluralMark().Replace(name, "");

    private static string Line(string settings, string name, string parameters) =>
        $"{settings}Extensions.{name}``1(this ``0 o{parameters}) : ``0 [static] where ``0 : {settings}";

    [GeneratedRegex(@"^(?<settings>Nuke\.Common\.Tools\.[\w.]+Settings)\.(?<name>\w+) : (?<type>.+) \{ get; \}( \[virtual\])?$")]
    private static partial Regex Option();

    [GeneratedRegex(@"^System\.Collections\.Generic\.IReadOnlyList<(.+)>$")]
    private static partial Regex List();

    [GeneratedRegex(@"^System\.Collections\.Generic\.IReadOnlyDictionary<(.+), (.+)>$")]
    private static partial Regex Map();

    [GeneratedRegex(@"^System\.Linq\.ILookup<(.+), (.+)>$")]
    private static partial Regex Lookup();

    [GeneratedRegex("(?<!s)s$")]
    private static partial Regex PluralMark();
}
