using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>A choice of named values, each a static field of the deriving class.</summary>
public abstract class Enumeration
{
    /// <summary>The text that tools understand.</summary>
    protected string Value { get; set; } = "";

    /// <summary>The text that tools understand.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator string?(Enumeration? value) => value?.Value;

    /// <summary>Whether both are the same value.</summary>
    public static bool operator ==(Enumeration? a, Enumeration? b) => Equals(a, b);

    /// <summary>Whether they are different values.</summary>
    public static bool operator !=(Enumeration? a, Enumeration? b) => !Equals(a, b);

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is Enumeration other && other.GetType() == GetType() && other.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Converts the names of fields, whatever their case.</summary>
    /// <typeparam name="T">The deriving class.</typeparam>
    public class TypeConverter<T> : TypeConverter
        where T : Enumeration
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var fields = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static);
            var field = fields.FirstOrDefault(x => x.Name.EqualsOrdinalIgnoreCase(text));
            Assert.True(field != null, $"'{text}' is none of: {fields.Select(x => x.Name).JoinCommaSpace()}");
            return field.GetValue(obj: null);
        }
    }
}

/// <summary>The text of an enum's value, where it is not its name.</summary>
/// <param name="value">The text.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EnumValueAttribute(string value) : Attribute
{
    /// <summary>The text.</summary>
    public string Value => value;
}

/// <summary>Texts of enum values.</summary>
public static class EnumerationExtensions
{
    /// <summary>The text of <see cref="EnumValueAttribute"/>, else the name.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static string GetValue<T>(this T value)
        where T : Enum
    {
        var name = value.ToString();
        return typeof(T).GetField(name)?.GetCustomAttribute<EnumValueAttribute>()?.Value ?? name;
    }
}
