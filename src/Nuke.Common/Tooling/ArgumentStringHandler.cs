using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>
/// Arguments as an interpolated text. Values are quoted where they have spaces; the format <c>:r</c> masks the value in
/// the log, <c>:nq</c> leaves it unquoted.
/// </summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
    const string Redacted = "r";

    readonly StringBuilder _text;
    readonly List<string> _secrets;

    /// <summary>Starts a text.</summary>
    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        _text = new StringBuilder(literalLength + (formattedCount * 16));
        _secrets = [];
        handlerIsValid = true;
    }

    /// <summary>A text as it is.</summary>
    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value?.Length ?? 0, 0, out _);
        handler.AppendLiteral(value ?? "");
        return handler;
    }

    /// <summary>Adds a part between values.</summary>
    public void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted(object? obj, int alignment = 0, string? format = null)
    {
        var text = obj is IAbsolutePathHolder holder ? holder.Path.ToString() : obj?.ToString() ?? "";
        if (format == Redacted && text.Length > 0)
            _secrets.Add(text);
        // A value that follows an opening quote in the text is quoted already.
        var isQuoted = _text.Length > 0 && _text[^1] is '"' or '\'';
        var value = isQuoted ? text : format switch
        {
            AbsolutePath.DoubleQuote => text.DoubleQuote(),
            AbsolutePath.SingleQuote => text.SingleQuote(),
            AbsolutePath.SingleQuoteIfNeeded => text.SingleQuoteIfNeeded(),
            AbsolutePath.NoQuotes => text,
            _ => text.DoubleQuoteIfNeeded(),
        };
        _text.Append(value.PadLeft(Math.Max(alignment, 0)));
    }

    /// <summary>Adds paths, separated by spaces.</summary>
    public void AppendFormatted(IEnumerable<IAbsolutePathHolder> paths, int alignment = 0, string? format = null)
    {
        var separator = "";
        foreach (var path in paths)
        {
            _text.Append(separator);
            AppendFormatted(path, alignment, format);
            separator = " ";
        }
    }

    /// <summary>The text.</summary>
    public readonly string ToStringAndClear() => _text.ToString();

    /// <summary>Masks the values with the format <c>:r</c>.</summary>
    public readonly Func<string, string> GetFilter()
    {
        if (_secrets.Count == 0)
            return static x => x;
        var mask = new SecretMask();
        mask.Add(_secrets);
        return mask.Apply;
    }
}
