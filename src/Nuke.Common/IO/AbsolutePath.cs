using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>An absolute, normalised path to a file or directory that may or may not exist.</summary>
[TypeConverter(typeof(TypeConverter))]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    /// <summary>Format: in double quotes.</summary>
    public const string DoubleQuote = "d";

    /// <summary>Format: in double quotes if it has spaces.</summary>
    public const string DoubleQuoteIfNeeded = "dn";

    /// <summary>Format: in single quotes.</summary>
    public const string SingleQuote = "s";

    /// <summary>Format: in single quotes if it has spaces.</summary>
    public const string SingleQuoteIfNeeded = "sn";

    /// <summary>Format: as it is.</summary>
    public const string NoQuotes = "nq";

    readonly string _path;

    AbsolutePath(string path) => _path = path;

    /// <summary>The last part.</summary>
    public string Name => System.IO.Path.GetFileName(_path);

    /// <summary>The last part without its extension.</summary>
    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(_path);

    /// <summary>The extension with its dot, or an empty text.</summary>
    public string Extension => System.IO.Path.GetExtension(_path);

    /// <summary>The directory it is in; null for a root.</summary>
    public AbsolutePath Parent => System.IO.Path.GetDirectoryName(_path) is { } parent ? new AbsolutePath(parent) : null!;

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>The path.</summary>
    /// <param name="path">A rooted path.</param>
    public static AbsolutePath Create(string path)
    {
        Assert.True(System.IO.Path.IsPathRooted(path), $"Path '{path}' has to be absolute.");
        return new AbsolutePath(Normalize(path));
    }

    /// <summary>The path of a rooted text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path == null ? null : Create(path);

    /// <summary>The path as text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?._path;

    /// <summary>Goes up: <c>path / ..</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), "Only '..' can follow a path.");
        return left.Parent;
    }

    /// <summary>A path below: <c>path / "name"</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, string? right) =>
        string.IsNullOrEmpty(right) ? left : new AbsolutePath(Normalize(System.IO.Path.Combine(left._path, right)));

    /// <summary>A path with more at its end: <c>path + ".bak"</c>.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right) => new(Normalize(left._path + right));

    /// <summary>Whether both are the same path.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => Equals(a, b);

    /// <summary>Whether they are different paths.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !Equals(a, b);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AbsolutePath other && Comparer.Equals(_path, other._path);

    /// <inheritdoc/>
    public override int GetHashCode() => Comparer.GetHashCode(_path);

    /// <inheritdoc/>
    public override string ToString() => _path;

    /// <summary>The path in one of the formats of this class.</summary>
    public string ToString(string? format) => format switch
    {
        DoubleQuote => _path.DoubleQuote(),
        SingleQuote => _path.SingleQuote(),
        SingleQuoteIfNeeded => _path.SingleQuoteIfNeeded(),
        NoQuotes => _path,
        _ => _path.DoubleQuoteIfNeeded(),
    };

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        format == null ? _path : ToString(format);

    static StringComparer Comparer =>
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    static string Normalize(string path)
    {
        var full = System.IO.Path.GetFullPath(OperatingSystem.IsWindows() ? path : path.Replace('\\', '/'));
        return System.IO.Path.TrimEndingDirectorySeparator(full);
    }

    /// <summary>Converts texts; relative ones are meant from the working directory.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text ? Create(System.IO.Path.GetFullPath(text)) : base.ConvertFrom(context, culture, value);
    }
}
