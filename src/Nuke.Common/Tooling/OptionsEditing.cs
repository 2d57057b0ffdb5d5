namespace Nuke.Common.Tooling;

/// <summary>What the methods that <c>.tool</c> files become do with options: each gives a changed copy.</summary>
internal static class OptionsEditing
{
    internal static T With<T>(this T options, string name, object? value)
        where T : Options
    {
        var copy = (T)options.Copy();
        copy.Put(name, value);
        return copy;
    }

    internal static T WithList<T, TValue>(this T options, string name, IEnumerable<TValue> values)
        where T : Options =>
        options.With(name, (List<TValue>)[.. values]);

    internal static T WithAdded<T, TValue>(this T options, string name, IEnumerable<TValue> values)
        where T : Options =>
        options.WithList(name, options.List<TValue>(name).Concat(values));

    internal static T WithRemoved<T, TValue>(this T options, string name, IEnumerable<TValue> values)
        where T : Options =>
        options.WithList(name, options.List<TValue>(name).Except(values));

    internal static T WithPairs<T, TValue>(this T options, string name, IEnumerable<KeyValuePair<string, TValue>> pairs)
        where T : Options =>
        options.With(name, new Dictionary<string, TValue>(pairs, StringComparer.OrdinalIgnoreCase));

    /// <summary>A pair without a value removes the key.</summary>
    internal static T WithPair<T, TValue>(this T options, string name, string key, TValue? value)
        where T : Options =>
        value == null
            ? options.WithoutPair<T, TValue>(name, key)
            : options.WithPairs(name, options.Pairs<TValue>(name).Where(x => !IsKey(x.Key, key)).Append(new(key, value)));

    internal static T WithoutPair<T, TValue>(this T options, string name, string key)
        where T : Options =>
        options.WithPairs(name, options.Pairs<TValue>(name).Where(x => !IsKey(x.Key, key)));

    internal static T WithEntryList<T, TValue>(this T options, string name, string key, string separator, IEnumerable<TValue> values)
        where T : Options =>
        options.WithPair<T, object>(name, key, string.Join(separator, values));

    internal static T WithEntryAdded<T, TValue>(this T options, string name, string key, string separator, IEnumerable<TValue> values)
        where T : Options =>
        options.WithEntryList(name, key, separator, options.Entry(name, key, separator).Concat(values.Select(Text)));

    internal static T WithEntryRemoved<T, TValue>(this T options, string name, string key, string separator, IEnumerable<TValue> values)
        where T : Options =>
        options.WithEntryList(name, key, separator, options.Entry(name, key, separator).Except(values.Select(Text), StringComparer.Ordinal));

    static IEnumerable<TValue> List<TValue>(this Options options, string name) =>
        options.Values.GetValueOrDefault(name) as IEnumerable<TValue> ?? [];

    static IEnumerable<KeyValuePair<string, TValue>> Pairs<TValue>(this Options options, string name) =>
        options.Values.GetValueOrDefault(name) as IEnumerable<KeyValuePair<string, TValue>> ?? [];

    static string[] Entry(this Options options, string name, string key, string separator) =>
        options.Pairs<object>(name).FirstOrDefault(x => IsKey(x.Key, key)).Value?.ToString()?.Split(separator) ?? [];

    static string Text<TValue>(TValue value) => value?.ToString() ?? "";

    static bool IsKey(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
