namespace Slipway;

/// <summary>Sizes as people read them: powers of ten, as disks and Docker count.</summary>
internal static class Size
{
    private static readonly (double Bytes, string Unit)[] s_units = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")];

    /// <summary><c>1500000000</c> → <c>1.5 GB</c>.</summary>
    public static string Of(long bytes)
    {
        foreach (var (size, unit) in s_units)
        {
            if (bytes >= size)
                return $"{bytes / size:0.#} {unit}";
        }

        return $"{bytes} B";
    }

    /// <summary><c>1.5GB</c> → <c>1500000000</c>; 0 for what is no size.</summary>
    public static long Parse(string text)
    {
        var number = new string([.. text.TakeWhile(x => char.IsAsciiDigit(x) || x == '.')]);
        var unit = s_units.FirstOrDefault(x => x.Unit == text[number.Length..].Trim(), (1, "B"));
        return double.TryParse(number, out var value) ? (long)(value * unit.Bytes) : 0;
    }
}
