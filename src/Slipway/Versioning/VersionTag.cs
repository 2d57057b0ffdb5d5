using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>A tag that is a semantic version, such as <c>v1.2.3</c> or <c>v2.0.0-rc.1</c>.</summary>
/// <param name="Major">Major version.</param>
/// <param name="Minor">Minor version.</param>
/// <param name="Patch">Patch version.</param>
/// <param name="Prerelease">What stands behind the dash; null for a release.</param>
/// <seealso href="https://semver.org/spec/v2.0.0.html"/>
public sealed partial record VersionTag(int Major, int Minor, int Patch, string? Prerelease = null)
{
    /// <summary>Reads a tag; null when it is not a version that can also be a Docker tag (build metadata after '+' cannot).</summary>
    public static VersionTag? TryParse(string tag)
    {
        var match = Pattern().Match(tag);
        return match.Success
            ? new VersionTag(Number(match, "major"), Number(match, "minor"), Number(match, "patch"), match.Groups["pre"] is { Success: true } pre ? pre.Value : null)
            : null;
    }

    /// <summary>The version that the commits after this tag lead to.</summary>
    public VersionTag Next => Prerelease is null ? this with { Patch = Patch + 1 } : this with { Prerelease = null };

    /// <inheritdoc/>
    public override string ToString() => Prerelease is null ? $"{Major}.{Minor}.{Patch}" : $"{Major}.{Minor}.{Patch}-{Prerelease}";

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan);

    [GeneratedRegex(
        @"^v(?<major>0|[1-9]\d{0,8})\.(?<minor>0|[1-9]\d{0,8})\.(?<patch>0|[1-9]\d{0,8})(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
