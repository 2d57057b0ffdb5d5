using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Options of a tool: values by property name. Changing them gives a copy.</summary>
public class Options
{
    readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, object> Values => _values;

    internal Options Copy()
    {
        var copy = (Options)Activator.CreateInstance(GetType())!;
        foreach (var (name, value) in _values)
            copy._values[name] = value;
        return copy;
    }

    internal void Put(string name, object? value)
    {
        if (value == null)
            _values.Remove(name);
        else
            _values[name] = value;
    }

    /// <summary>The value of a property, or default.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="provider">Names the property.</param>
    protected T Get<T>(Expression<Func<object>> provider) => Get<T>(provider.Member().Name);

    /// <summary>Sets the value of a property.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="provider">Names the property.</param>
    /// <param name="value">The value; null removes it.</param>
    protected void Set<T>(Expression<Func<T>> provider, object? value) => Put(provider.Member().Name, value);

    // Of the calling property: no expression tree on the way of each run.
    private protected T Get<T>([CallerMemberName] string name = "") =>
        _values.TryGetValue(name, out var value) ? (T)value : default!;
}
