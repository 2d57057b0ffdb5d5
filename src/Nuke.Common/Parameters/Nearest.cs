namespace Nuke.Common.Parameters;

/// <summary>Guesses what was meant by a misspelt name.</summary>
internal static class Nearest
{
    /// <summary>The nearest candidate, or null when none is near.</summary>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        var key = KebabCase.Normalize(text);
        var best = candidates
            .Select(x => (Text: x, Distance: Distance(key, KebabCase.Normalize(x))))
            .OrderBy(x => x.Distance)
            .FirstOrDefault();
        return best.Text != null && best.Distance <= Math.Max(2, key.Length / 3) ? best.Text : null;
    }

    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string Hint(string text, IEnumerable<string> candidates) =>
        Of(text, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The number of letters to insert, delete, change or swap.</summary>
    static int Distance(string a, string b)
    {
        var before = Array.Empty<int>();
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(previous[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, previous) = (previous, row);
        }

        return previous[b.Length];
    }
}
