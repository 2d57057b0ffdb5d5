using System.Collections.ObjectModel;

namespace Nuke.Common.Utilities.Collections;

/// <summary>Dictionaries, as the summary of a target uses them.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair.</summary>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue? value = default)
        where TKey : notnull
    {
        dictionary.Add(key, value!);
        return dictionary;
    }

    /// <summary>Adds a pair whose value is a text.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(
        this Dictionary<TKey, string> dictionary,
        TKey key,
        TValue? value = default)
        where TKey : notnull
    {
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }

    /// <summary>Adds a pair unless its key is null.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenKeyNotNull<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey? key,
        TValue? value = default)
        where TKey : class =>
        key == null ? dictionary : dictionary.AddPair(key, value);

    /// <summary>Adds a pair unless its value is null.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenValueNotNull<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue? value)
        where TKey : notnull
        where TValue : class =>
        value == null ? dictionary : dictionary.AddPair(key, value);

    /// <summary>Adds pairs.</summary>
    public static Dictionary<TKey, TValue> AddDictionary<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        Dictionary<TKey, TValue> otherDictionary)
        where TKey : notnull =>
        Add(dictionary, otherDictionary);

    /// <summary>Adds pairs.</summary>
    public static Dictionary<TKey, TValue> AddDictionary<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        ReadOnlyDictionary<TKey, TValue> otherDictionary)
        where TKey : notnull =>
        Add(dictionary, otherDictionary);

    /// <summary>Sets a pair.</summary>
    public static IDictionary<TKey, TValue> SetKeyValue<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue? value = default)
    {
        dictionary[key] = value!;
        return dictionary;
    }

    static Dictionary<TKey, TValue> Add<TKey, TValue>(Dictionary<TKey, TValue> dictionary, IEnumerable<KeyValuePair<TKey, TValue>> others)
        where TKey : notnull
    {
        foreach (var (key, value) in others)
            dictionary.Add(key, value);
        return dictionary;
    }
}
