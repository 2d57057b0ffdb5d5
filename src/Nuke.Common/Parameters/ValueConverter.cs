using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Parameters;

/// <summary>Turns given texts into values of the parameter's type.</summary>
internal static class ValueConverter
{
    static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, object>> Enumerations = new();

    public static bool IsList(Type type) => ElementType(type) != null;

    /// <summary>The type of one value: the element of a list, the type behind a nullable one.</summary>
    public static Type ScalarType(Type type)
    {
        var element = ElementType(type) ?? type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    /// <summary>Whether the flag alone is a value.</summary>
    public static bool IsSwitch(Type type) => ScalarType(type) == typeof(bool) || type == typeof(Parallelism);

    /// <summary>The names of a type with a fixed set of values, or null.</summary>
    public static IReadOnlyList<string>? Choices(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        if (type.IsSubclassOf(typeof(Enumeration)))
            return [.. EnumerationValues(type).Keys];
        return type == typeof(Host) ? Host.Names : null;
    }

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">The text is not a value of the type; the message says what one looks like.</exception>
    public static object? Convert(IReadOnlyList<string> texts, Type type, AbsolutePath baseDirectory)
    {
        var scalar = ScalarType(type);
        if (ElementType(type) is { } element)
            return ToList(texts.Select(x => Scalar(x, scalar, baseDirectory)).ToList(), type, element);
        if (texts.Count == 0 && IsSwitch(scalar))
            return Scalar(bool.TrueString, scalar, baseDirectory);
        return texts.Count == 1 ? Scalar(texts[0], scalar, baseDirectory) : null;
    }

    static object Scalar(string text, Type type, AbsolutePath baseDirectory)
    {
        if (type == typeof(string) || type == typeof(object))
            return text;
        if (type == typeof(bool))
            return Boolean(text);
        if (type == typeof(AbsolutePath))
            return FilePath(text, baseDirectory);
        if (type == typeof(TimeSpan))
            return Duration.Parse(text);
        if (type.IsEnum)
            return ByName(type, text, x => Enum.Parse(type, x));
        if (type.IsSubclassOf(typeof(Enumeration)))
            return ByName(type, text, x => EnumerationValues(type)[x]);
        if (type == typeof(Host))
            return ByName(type, text, Host.Create);
        return Parsed(text, type);
    }

    static AbsolutePath FilePath(string text, AbsolutePath baseDirectory) =>
        string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal)
            ? throw new FormatException("is no path")
            : AbsolutePath.Create(Path.GetFullPath(text, baseDirectory));

    static object Parsed(string text, Type type)
    {
        try
        {
            return typeof(IConvertible).IsAssignableFrom(type)
                ? System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture)
                : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text)!;
        }
#pragma warning disable CA1031 // Converters throw whatever they like; each means that the text is no such value.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new FormatException($"is no {Describe(type)}", exception);
        }
    }

    static bool Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => throw new FormatException("is neither true nor false"),
    };

    static object ByName(Type type, string text, Func<string, object> value)
    {
        var names = Choices(type)!;
        var name = names.FirstOrDefault(x => string.Equals(x, text, StringComparison.OrdinalIgnoreCase));
        return name != null
            ? value(name)
            : throw new FormatException($"is none of: {string.Join(", ", names)}.{Nearest.Hint(text, names)}");
    }

    static IReadOnlyDictionary<string, object> EnumerationValues(Type type) =>
        Enumerations.GetOrAdd(type, static x => x
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(y => y.FieldType == x)
            .Select(y => (y.Name, Value: y.GetValue(null)!))
            .ToDictionary(y => Written(y.Name, y.Value), y => y.Value, StringComparer.OrdinalIgnoreCase));

    /// <summary>A field is named by its name, in the case in which its value is written.</summary>
    static string Written(string name, object value) =>
        string.Equals(name, value.ToString(), StringComparison.OrdinalIgnoreCase) ? value.ToString()! : name;

    static Type? ElementType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type != typeof(string) && type.GetInterface("IEnumerable") != null
            ? type.GetGenericArguments()[0]
            : null;
    }

    static Array ToArray(List<object> values, Type element)
    {
        var array = Array.CreateInstance(element, values.Count);
        for (var index = 0; index < values.Count; index++)
            array.SetValue(values[index], index);
        return array;
    }

    static object ToList(List<object> values, Type type, Type element)
    {
        var array = ToArray(values, element);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(type, array)!;
    }

    static string Describe(Type type) =>
        type == typeof(Partition) ? "part such as 1/3"
        : type == typeof(Parallelism) ? "number of targets at a time, nor true or false"
        : type == typeof(Guid) ? $"GUID such as {Guid.Empty}"
        : Type.GetTypeCode(type) switch
        {
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
            >= TypeCode.SByte and <= TypeCode.UInt64 => $"whole number from {Limit(type, "MinValue")} to {Limit(type, "MaxValue")}",
            _ => type.Name,
        };

    static object? Limit(Type type, string name) => type.GetField(name)?.GetValue(null);
}
