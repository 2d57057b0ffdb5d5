using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>Texts inside Markdown, so that they read as they are.</summary>
internal static class Markdown
{
    const string Special = @"\`*_{}[]()#+!|~";

    /// <summary>A text of one line.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in Html(text))
        {
            if (Special.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }

        // An entity, since a backslash would not stop a mention.
        return escaped.Replace("@", "&#64;").ToString();
    }

    /// <summary>A text that may have several lines, in a table or a list.</summary>
    public static string Cell(string text) =>
        string.Join("<br>", text.Split('\n').Select(x => Text(x.TrimEnd())));

    /// <summary>A text inside HTML.</summary>
    public static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
