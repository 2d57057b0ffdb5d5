using System.Runtime.CompilerServices;

namespace Nuke.Common.Tooling;

/// <summary>Options of a tool: values by property name. Changing them gives a copy.</summary>
public abstract class Options
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

    /// <summary>The value of the calling property, or default.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    protected internal T Get<T>([CallerMemberName] string name = "") =>
        _values.TryGetValue(name, out var value) ? (T)value : default!;
}
