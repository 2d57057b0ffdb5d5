namespace Nuke.Common.Reporting;

/// <summary>Fits text to the width of a terminal, and to a readable one elsewhere.</summary>
internal sealed class HelpLayout(int? terminalWidth)
{
    const int Default = 100;
    const int Widest = 120;
    const int Narrowest = 40;
    const int NarrowestColumn = 30;

    readonly int _width = Math.Clamp(terminalWidth ?? Default, Narrowest, Widest);

    /// <summary>A text beside its title; below it where too little room is left.</summary>
    public IEnumerable<string> Columns(string title, string text)
    {
        if (_width - title.Length < NarrowestColumn)
            return [title.TrimEnd(), .. Indented(6, text)];
        var lines = Wrap(text, _width - title.Length);
        return lines.Count == 0
            ? [title.TrimEnd()]
            : lines.Select((line, index) => (index == 0 ? title : new string(' ', title.Length)) + line);
    }

    /// <summary>A text some columns to the right.</summary>
    public IEnumerable<string> Indented(int columns, string text) =>
        Wrap(text, _width - columns).Select(x => new string(' ', columns) + x);

    static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = text.StartsWith(' ') ? " " : "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Trim().Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Trim().Length == 0 ? line + word : $"{line} {word}";
        }

        if (line.Trim().Length > 0)
            lines.Add(line);
        return lines;
    }
}
