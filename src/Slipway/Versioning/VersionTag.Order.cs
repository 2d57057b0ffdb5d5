namespace Slipway.Versioning;

/// <summary>Precedence, as semantic versioning defines it.</summary>
/// <seealso href="https://semver.org/spec/v2.0.0.html#spec-item-11"/>
public sealed partial record VersionTag : IComparable<VersionTag>
{
    /// <inheritdoc/>
    public int CompareTo(VersionTag? other)
    {
        if (other is null)
            return 1;
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePrereleases(Prerelease, other.Prerelease);
    }

    /// <summary>Whether the left version comes before the right one.</summary>
    public static bool operator <(VersionTag? left, VersionTag? right) => Compare(left, right) < 0;

    /// <summary>Whether the left version comes before the right one or is the same.</summary>
    public static bool operator <=(VersionTag? left, VersionTag? right) => Compare(left, right) <= 0;

    /// <summary>Whether the left version comes after the right one.</summary>
    public static bool operator >(VersionTag? left, VersionTag? right) => Compare(left, right) > 0;

    /// <summary>Whether the left version comes after the right one or is the same.</summary>
    public static bool operator >=(VersionTag? left, VersionTag? right) => Compare(left, right) >= 0;

    private static int Compare(VersionTag? left, VersionTag? right) => Comparer<VersionTag?>.Default.Compare(left, right);

    // A version without a prerelease is the release itself, which comes after all of them.
    private static int ComparePrereleases(string? left, string? right)
    {
        if (left is null || right is null)
            return (left is null).CompareTo(right is null);
        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        return lefts.Zip(rights, CompareIdentifiers).FirstOrDefault(order => order != 0, lefts.Length.CompareTo(rights.Length));
    }

    private static int CompareIdentifiers(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) => left.TrimStart('0').Length.CompareTo(right.TrimStart('0').Length) is var length and not 0
            ? length
            : string.CompareOrdinal(left.TrimStart('0'), right.TrimStart('0')),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static bool IsNumber(string identifier) => identifier.All(char.IsAsciiDigit);
}
