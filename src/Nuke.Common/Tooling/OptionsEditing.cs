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

    internal static T WithPairs<T, TKey, TValue>(this T options, string name, IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where T : Options
        where TKey : notnull =>
        options.With(name, new Dictionary<TKey, TValue>(pairs, Keys<TKey>()));

    /// <summary>A pair without a value removes the key.</summary>
    internal static T WithPair<T, TKey, TValue>(this T options, string name, TKey key, TValue? value)
        where T : Options
        where TKey : notnull =>
        value == null
            ? options.WithoutPair<T, TKey, TValue>(name, key)
            : options.WithPairs(name, options.OtherPairs<TKey, TValue>(name, key).Append(new(key, value)));

    internal static T WithoutPair<T, TKey, TValue>(this T options, string name, TKey key)
        where T : Options
        where TKey : notnull =>
        options.WithPairs(name, options.OtherPairs<TKey, TValue>(name, key));

    internal static T WithLookup<T, TValue>(this T options, string name, string key, IEnumerable<TValue> values)
        where T : Options
    {
        var others = options.Lookup<TValue>(name).Where(x => !Keys<string>().Equals(x.Key, key));
        var pairs = others.SelectMany(x => x.Select(y => (x.Key, Value: y))).Concat(values.Select(x => (Key: key, Value: x)));
        return options.With(name, pairs.ToLookup(x => x.Key, x => x.Value, Keys<string>()));
    }

    internal static T WithLookupAdded<T, TValue>(this T options, string name, string key, IEnumerable<TValue> values)
        where T : Options =>
        options.WithLookup(name, key, options.Lookup<TValue>(name)[key].Concat(values));

    internal static T WithLookupRemoved<T, TValue>(this T options, string name, string key, TValue value)
        where T : Options =>
        options.WithLookup(name, key, options.Lookup<TValue>(name)[key].Except([value]));

    internal static T WithEntryList<T, TValue>(this T options, string name, string key, string separator, IEnumerable<TValue> values)
        where T : Options =>
        options.WithPair<T, string, object>(name, key, string.Join(separator, values));

    internal static T WithEntryAdded<T, TValue>(this T options, string name, string key, string separator, IEnumerable<TValue> values)
        where T : Options =>
        options.WithEntryList(name, key, separator, options.Entry(name, key, separator).Concat(values.Select(Text)));

    internal static T WithEntryRemoved<T, TValue>(this T options, string name, string key, string separator, IEnumerable<TValue> values)
        where T : Options =>
        options.WithEntryList(name, key, separator, options.Entry(name, key, separator).Except(values.Select(Text), StringComparer.Ordinal));

    internal static bool Flag(this Options options, string name, string key) =>
        bool.TryParse(options.Pairs<string, object>(name).FirstOrDefault(x => Keys<string>().Equals(x.Key, key)).Value?.ToString(), out var value) && value;

    static IEnumerable<TValue> List<TValue>(this Options options, string name) =>
        options.Values.GetValueOrDefault(name) as IEnumerable<TValue> ?? [];

    static IEnumerable<KeyValuePair<TKey, TValue>> Pairs<TKey, TValue>(this Options options, string name) =>
        options.Values.GetValueOrDefault(name) as IEnumerable<KeyValuePair<TKey, TValue>> ?? [];

    static IEnumerable<KeyValuePair<TKey, TValue>> OtherPairs<TKey, TValue>(this Options options, string name, TKey key) =>
        options.Pairs<TKey, TValue>(name).Where(x => !Keys<TKey>().Equals(x.Key, key));

    static ILookup<string, TValue> Lookup<TValue>(this Options options, string name) =>
        options.Values.GetValueOrDefault(name) as ILookup<string, TValue> ?? Array.Empty<TValue>().ToLookup(_ => "");

    static string[] Entry(this Options options, string name, string key, string separator) =>
        options.Pairs<string, object>(name).FirstOrDefault(x => Keys<string>().Equals(x.Key, key)).Value?.ToString()?.Split(separator) ?? [];

    static string Text<TValue>(TValue value) => value?.ToString() ?? "";

    // Texts are the same whatever their case, as MSBuild's properties are.
    static IEqualityComparer<TKey> Keys<TKey>() =>
        StringComparer.OrdinalIgnoreCase as IEqualityComparer<TKey> ?? EqualityComparer<TKey>.Default;
}
