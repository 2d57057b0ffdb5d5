using static Nuke.SourceGenerators.Tools.OptionKind;

namespace Nuke.SourceGenerators.Tools;

/// <summary>The methods that change an option: their parameters and what they do.</summary>
static class OptionMethods
{
    public static IEnumerable<(string Signature, string Body)> Of(OptionSpecification option)
    {
        var type = OptionType.Of(option.Type);
        var name = ToolSpecificationReader.Literal(option.Name);
        return type.Kind switch
        {
            List => ForList(option.Name, type.Element, x => $"With{x}({name}, "),
            Lookup => ForLookup(option.Name, type.Element, name),
            Map => ForMap(option.Name, type, name).Concat(option.Entries.SelectMany(x => ForEntry(x, option, name))),
            _ => ForValue(option.Name, type, v => $"With({name}, {v})", $"!(o.{option.Name} ?? false)"),
        };
    }

    static IEnumerable<(string Signature, string Body)> ForValue(string name, OptionType type, Func<string, string> with, string toggled)
    {
        yield return ($"Set{name}<T>(, {type.Nullable} v)", with("v"));
        yield return ($"Reset{name}<T>()", with("null"));
        if (type.Kind != Flag)
            yield break;
        yield return ($"Enable{name}<T>()", with("true"));
        yield return ($"Disable{name}<T>()", with("false"));
        yield return ($"Toggle{name}<T>()", with(toggled));
    }

    static IEnumerable<(string Signature, string Body)> ForList(string name, string element, Func<string, string> with)
    {
        foreach (var parameter in new[] { $"params {element}[] v", $"IEnumerable<{element}> v" })
        {
            yield return ($"Set{name}<T>(, {parameter})", $"{with("List")}v)");
            yield return ($"Add{name}<T>(, {parameter})", $"{with("Added")}v)");
            yield return ($"Remove{name}<T>(, {parameter})", $"{with("Removed")}v)");
        }

        yield return ($"Clear{name}<T>()", $"{with("")}null)");
    }

    static IEnumerable<(string Signature, string Body)> ForMap(string name, OptionType type, string literal)
    {
        var (key, element, singular) = (type.Key, type.Element, Singular(name));
        yield return ($"Set{name}<T>(, IDictionary<{key}, {element}> v)", $"WithPairs<T, {key}, {element}>({literal}, v)");
        yield return ($"Set{singular}<T>(, {key} k, {element}? v)", $"WithPair<T, {key}, {element}>({literal}, k, v)");
        yield return ($"Add{singular}<T>(, {key} k, {element}? v)", $"WithPair<T, {key}, {element}>({literal}, k, v)");
        yield return ($"Remove{singular}<T>(, {key} k)", $"WithoutPair<T, {key}, {element}>({literal}, k)");
        yield return ($"Clear{name}<T>()", $"With({literal}, null)");
    }

    static IEnumerable<(string Signature, string Body)> ForLookup(string name, string element, string literal)
    {
        foreach (var parameter in new[] { $"params {element}[] v", $"IEnumerable<{element}> v" })
        {
            yield return ($"Set{name}<T>(, string k, {parameter})", $"WithLookup<T, {element}>({literal}, k, v)");
            yield return ($"Add{name}<T>(, string k, {parameter})", $"WithLookupAdded<T, {element}>({literal}, k, v)");
        }

        yield return ($"Remove{name}<T>(, string k)", $"WithLookup<T, {element}>({literal}, k, [])");
        yield return ($"Remove{name}<T>(, string k, {element} v)", $"WithLookupRemoved<T, {element}>({literal}, k, v)");
        yield return ($"Reset{name}<T>()", $"With({literal}, null)");
    }

    static IEnumerable<(string Signature, string Body)> ForEntry(EntrySpecification entry, OptionSpecification option, string literal)
    {
        var key = ToolSpecificationReader.Literal(entry.Name);
        var type = OptionType.Of(entry.Type);
        if (type.Kind != List)
        {
            return ForValue(entry.Name, type, v => $"WithPair<T, string, object>({literal}, {key}, {v})", $"!o.Flag({literal}, {key})");
        }

        var separator = ToolSpecificationReader.Literal(entry.Separator);
        return ForList(Plural(entry.Name), type.Element, x => $"WithEntry{x}({literal}, {key}, {separator}, ")
            .Where(x => !x.Signature.StartsWith("Clear", StringComparison.Ordinal))
            .Concat([($"Reset{entry.Name}<T>()", $"WithoutPair<T, string, object>({literal}, {key})")]);
    }

    static string Plural(string name) => name.EndsWith("s", StringComparison.Ordinal) ? name : name + "s";

    static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y"
        : name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1)
        : name;
}
