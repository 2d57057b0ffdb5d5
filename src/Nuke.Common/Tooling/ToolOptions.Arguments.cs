using System.Collections;
using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

public abstract partial class ToolOptions
{
    const string Key = "{key}";
    const string Value = "{value}";

    /// <summary>The arguments of the command line, quoted where they need it.</summary>
    internal IEnumerable<string> CommandLine()
    {
        var command = GetType().GetCustomAttribute<CommandAttribute>()?.Arguments;
        var options = Given().ToList();
        return new[] { command ?? "" }
            .Concat(options.Where(x => x.Attribute.Position > 0).OrderBy(x => x.Attribute.Position).SelectMany(x => x.Texts))
            .Concat(options.Where(x => x.Attribute.Position == 0).SelectMany(x => x.Texts))
            .Concat(options.Where(x => x.Attribute.Position < 0).OrderBy(x => x.Attribute.Position).SelectMany(x => x.Texts))
            .Concat(ProcessAdditionalArguments ?? [])
            .Where(x => x.Length > 0);
    }

    /// <summary>The values that the log masks.</summary>
    internal IEnumerable<string> SecretValues() =>
        Given()
            .Where(x => x.Attribute.Secret)
            .Select(x => Values[x.Name].ToString() ?? "")
            .Concat(ProcessRedactedSecrets ?? []);

    IEnumerable<(string Name, ArgumentAttribute Attribute, IEnumerable<string> Texts)> Given() =>
        from value in Values
        let attribute = GetType().GetProperty(value.Key)?.GetCustomAttribute<ArgumentAttribute>()
        where attribute != null
        select (value.Key, attribute, Render(attribute, value.Value));

    static IEnumerable<string> Render(ArgumentAttribute attribute, object value)
    {
        var parts = attribute.Format.SplitSpace();
        return value switch
        {
            false when !attribute.Format.Contains(Value, StringComparison.Ordinal) => [],
            IDictionary pairs => Several(attribute, parts, [.. pairs.Keys.Cast<object>().Select(x => (x.ToString() ?? "", Text(pairs[x])))]),
            ILookup<string, string> lookup => Several(attribute, parts, [.. lookup.SelectMany(x => x.Select(y => (x.Key, y)))]),
            IEnumerable list and not string => Several(attribute, parts, [.. list.Cast<object>().Select(x => ("", Text(x)))]),
            _ => parts.Select(x => Fill(x, "", Text(value))),
        };
    }

    static IEnumerable<string> Several(ArgumentAttribute attribute, string[] parts, List<(string Key, string Value)> values)
    {
        if (attribute.Separator == null)
            return values.SelectMany(x => parts.Where(y => y != Value || x.Value.Length > 0).Select(y => Fill(y, x.Key, x.Value)));
        return values.Count == 0 ? [] : parts.Select(x => !x.Contains(Value, StringComparison.Ordinal)
            ? x
            : string.Join(attribute.Separator, values.Select(y => Fill(x, y.Key, y.Value))));
    }

    static string Fill(string part, string key, string value) => part
        .Replace(Key, key, StringComparison.Ordinal)
        .Replace(Value, value.DoubleQuoteIfNeeded(' ', ';', '"'), StringComparison.Ordinal);

    static string Text(object? value) => value is bool flag ? (flag ? "true" : "false") : value?.ToString() ?? "";
}
