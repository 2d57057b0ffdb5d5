using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A lookup that can be added to.</summary>
/// <typeparam name="TKey">The type of keys.</typeparam>
/// <typeparam name="TValue">The type of values.</typeparam>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
    where TKey : notnull
{
    readonly Dictionary<TKey, List<TValue>> _lists = [];

    /// <inheritdoc/>
    public int Count => _lists.Count;

    /// <inheritdoc/>
    public IEnumerable<TValue> this[TKey key] => _lists.TryGetValue(key, out var list) ? list : [];

    /// <summary>Adds a value.</summary>
    public void Add(TKey key, TValue value) => AddRange(key, [value]);

    /// <summary>Adds values.</summary>
    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        if (!_lists.TryGetValue(key, out var list))
            _lists[key] = list = [];
        list.AddRange(values);
    }

    /// <inheritdoc/>
    public bool Contains(TKey key) => _lists.ContainsKey(key);

    /// <inheritdoc/>
    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        _lists.SelectMany(x => x.Value.Select(y => (x.Key, Value: y))).GroupBy(x => x.Key, x => x.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
