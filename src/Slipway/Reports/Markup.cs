using System.Globalization;
using System.Net;

namespace Slipway.Reports;

/// <summary>HTML. What is put into it and is not HTML itself is text and gets encoded; there is no other way in.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup None { get; } = new("");

    public static Markup Of(FormattableString text) => new(text.ToString(Encoder.Instance));

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(x => x.Html)));

    /// <summary>A link; plain text where there is no address.</summary>
    public static Markup Link(string? address, string text) => address is null ? Of($"{text}") : Of($"""<a href="{address}" rel="noreferrer">{text}</a>""");

    /// <summary>Formats each value as it is asked to, and encodes what comes of it.</summary>
    private sealed class Encoder : IFormatProvider, ICustomFormatter
    {
        public static Encoder Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            null => "",
            Markup markup => markup.Html,
            IEnumerable<Markup> parts => string.Join('\n', parts.Select(x => x.Html)),
            double number => number.ToString(format ?? "0.##", CultureInfo.InvariantCulture),
            IFormattable value => WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(arg.ToString()) ?? "",
        };
    }
}
