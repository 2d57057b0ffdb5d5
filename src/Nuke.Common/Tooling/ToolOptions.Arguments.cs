using System.Collections;
using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

public abstract partial class ToolOptions
{
    const string Key = "{key}";
    const string Value = "{value}";

    static readonly string[] MSBuildProperties = ["--property:{key}={value}", "/property:{key}={value}", "/p:{key}={value}"];

    /// <summary>The arguments of the command line, quoted where they need it.</summary>
    internal IEnumerable<string> CommandLine()
    {
        var command = GetType().GetCustomAttribute<CommandAttribute>()?.Arguments ?? "";
        var options = Given().ToList();
        return command.SplitSpace()
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
        let property = GetType().GetProperty(value.Key)
        let attribute = property?.GetCustomAttribute<ArgumentAttribute>()
        where attribute != null
        select (value.Key, attribute, Render(attribute, Formatter(property, attribute), value.Value));

    static IEnumerable<string> Render(ArgumentAttribute attribute, Func<object?, string> text, object value)
    {
        var parts = attribute.Format.SplitSpace();
        return value switch
        {
            false when !attribute.Format.Contains(Value, StringComparison.Ordinal) => [],
            IDictionary pairs => Several(attribute, parts, [.. pairs.Keys.Cast<object>().Select(x => (x.ToString() ?? "", text(pairs[x])))]),
            IEnumerable<IGrouping<object, object>> lookup => Several(attribute, parts, [.. lookup.SelectMany(x => OfKey(attribute, x, text))]),
            IEnumerable list and not string => Several(attribute, parts, [.. list.Cast<object>().Select(x => ("", text(x)))]),
            _ => Several(attribute, parts, [("", text(value))]),
        };
    }

    static IEnumerable<(string Key, string Value)> OfKey(ArgumentAttribute attribute, IGrouping<object, object> values, Func<object?, string> text)
    {
        var key = values.Key.ToString() ?? "";
        return attribute.InnerSeparator is { } separator
            ? [(key, string.Join(separator, values.Select(text)))]
            : values.Select(x => (key, text(x)));
    }

    static IEnumerable<string> Several(ArgumentAttribute attribute, string[] parts, List<(string Key, string Value)> values)
    {
        Assert.True(
            attribute.Separator != null || !attribute.QuoteMultiple,
            $"[Argument(Format = \"{attribute.Format}\")] has {nameof(ArgumentAttribute.QuoteMultiple)}, but no {nameof(ArgumentAttribute.Separator)} to join the values with.");
        if (attribute.Separator == null)
            return values.SelectMany(x => parts.Where(y => y != Value || x.Value.Length > 0).Select(y => Fill(y, x.Key, x.Value)));
        return values.Count == 0 ? [] : parts.Select(x => attribute.QuoteMultiple ? Quoted(x, attribute.Separator, values) : Joined(x, attribute.Separator, values));
    }

    // --args:{value} becomes --args:"a \"b c\"": one argument for this tool, which splits it again.
    static string Quoted(string part, string separator, List<(string Key, string Value)> values) => part
        .Replace(Value, string.Join(separator, values.Select(x => HasQuotes(x.Value) ? x.Value : x.Value.DoubleQuoteIfNeeded())).DoubleQuote(), StringComparison.Ordinal);

    static bool HasQuotes(string value) => value.Contains('"', StringComparison.Ordinal);

    // What is between the key and the value, or the value alone, is there for each of them: /p:{key}={value} becomes /p:a=1;b=2.
    static string Joined(string part, string separator, List<(string Key, string Value)> values)
    {
        if (!part.Contains(Value, StringComparison.Ordinal))
            return part;
        if (string.IsNullOrWhiteSpace(separator))
            return string.Join(separator, values.Select(x => Fill(part, x.Key, x.Value)));
        var start = part.IndexOf(part.Contains(Key, StringComparison.Ordinal) ? Key : Value, StringComparison.Ordinal);
        var end = part.IndexOf(Value, StringComparison.Ordinal) + Value.Length;
        return part[..start] + string.Join(separator, values.Select(x => Fill(part[start..end], x.Key, x.Value))) + part[end..];
    }

    Func<object?, string> Formatter(PropertyInfo property, ArgumentAttribute attribute)
    {
        if (attribute.FormatterMethod is not { } name)
            return Text;
        var type = attribute.FormatterType ?? GetType();
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var method = type.GetMethod(name, Any)
            ?? throw new InvalidOperationException($"'{type.Name}' has no method '{name}', which '{GetType().Name}.{property.Name}' names as its {nameof(ArgumentAttribute.FormatterMethod)}.");
        return value => (string?)method.Invoke(method.IsStatic ? null : this, [value, property]) ?? "";
    }

    static string Fill(string part, string key, string value) => part
        .Replace(Key, key, StringComparison.Ordinal)
        .Replace(Value, IsList(part, value) ? $"\"\\\"{value}\\\"\"" : value.DoubleQuoteIfNeeded(' ', ';', '"'), StringComparison.Ordinal);

    // MSBuild takes what follows a semicolon for the next property, unless the quotes reach it.
    static bool IsList(string part, string value) =>
        MSBuildProperties.Contains(part) && value.Contains(';', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal);

    static string Text(object? value) => value is bool flag ? (flag ? "true" : "false") : value?.ToString() ?? "";
}
