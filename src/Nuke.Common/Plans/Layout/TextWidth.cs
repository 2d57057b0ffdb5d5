namespace Nuke.Common.Plans.Layout;

/// <summary>How wide text is, about, since the font is known only where the page is read. Rather too wide than too narrow.</summary>
internal static class TextWidth
{
    const double Padding = 30;
    const double Least = 96;

    /// <summary>Longer names are cut; the whole one is in the table and in the details.</summary>
    const int MostLetters = 34;

    public static double OfBox(string name) => Math.Round(Math.Max(Least, Cut(name).Sum(Of) + Padding) / 2) * 2;

    public static string Cut(string name) => name.Length > MostLetters ? $"{name[..(MostLetters - 1)]}…" : name;

    static double Of(char letter) => letter switch
    {
        'i' or 'j' or 'l' or 'I' or '.' => 4.8,
        'f' or 'r' or 't' => 6,
        'm' or 'w' or 'M' or 'W' => 12.5,
        >= 'A' and <= 'Z' => 10.2,
        _ => 8.6,
    };
}
