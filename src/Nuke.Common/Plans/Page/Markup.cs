using System.Globalization;
using System.Net;

namespace Nuke.Common.Plans.Page;

/// <summary>HTML. Whatever is put into it that is not markup itself is text, and is escaped: there is no other way in.</summary>
internal readonly record struct Markup(string Text)
{
    public static Markup None { get; } = new("");

    public static Markup Of(FormattableString text) =>
        new(string.Format(CultureInfo.InvariantCulture, text.Format, [.. text.GetArguments().Select(Escaped)]));

    public static Markup Join(IEnumerable<Markup> parts, string separator = "") => new(string.Join(separator, parts.Select(x => x.Text)));

    static string Escaped(object? value) => value switch
    {
        null => "",
        Markup markup => markup.Text,
        IEnumerable<Markup> parts => Join(parts, "\n").Text,
        double number => number.ToString("0.#", CultureInfo.InvariantCulture),
        _ => WebUtility.HtmlEncode(value.ToString()) ?? "",
    };
}
