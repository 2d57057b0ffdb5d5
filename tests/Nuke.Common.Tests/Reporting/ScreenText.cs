using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.Tests.Reporting;

/// <summary>As much of a terminal as the engine uses: lines, the return to their beginning, and erasing one.</summary>
internal static class ScreenText
{
    public static IReadOnlyList<string> Of(string raw)
    {
        var text = Regex.Replace(raw, "\e\\[[0-9;]*m|\e\\[\\?1h|\e=", "");
        var lines = new List<StringBuilder> { new() };
        var column = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index..].StartsWith("\e[2K", StringComparison.Ordinal))
            {
                lines[^1].Clear().Append(' ', column);
                index += "\e[2K".Length - 1;
            }
            else if (text[index] == '\r')
            {
                column = 0;
            }
            else if (text[index] == '\n')
            {
                lines.Add(new StringBuilder().Append(' ', column));
            }
            else
            {
                lines[^1].Length = Math.Max(lines[^1].Length, column + 1);
                lines[^1][column++] = text[index];
            }
        }

        return [.. lines.Select(x => x.ToString().TrimEnd(' ', '\0'))];
    }
}
