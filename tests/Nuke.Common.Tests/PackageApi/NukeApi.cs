using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>NUKE 10.1's own API as checked in, and the bundled engine's.</summary>
internal static partial class NukeApi
{
    public static ImmutableHashSet<string> Lines { get; } = [.. Read("nuke-10.1.txt").SelectMany(x => OptionLines.Of(x).Prepend(x))];

    /// <summary>What the bundled engine offers beyond NUKE on purpose: members, and types with all their members.</summary>
    public static ImmutableHashSet<string> Extras { get; } = [.. Read("extras.txt")];

    private static readonly ImmutableArray<string> ExtraTypes =
        [.. Extras.Select(x => TypeDetails().Match(x)).Where(x => x.Success).Select(x => x.Groups[1].Value[..^" : ".Length] + ".")];

    /// <summary>The bundled engine, by what compiled code calls its members.</summary>
    public static ImmutableArray<ApiMember> Engine { get; } =
        [.. new[] { "Nuke.Common", "Nuke.Components" }.SelectMany(x => ApiReader.Read(Assembly.Load(x).Location))];

    /// <summary>
    /// What of a line decides whether a call compiles: not whether a member is virtual, nor what a class derives from.
    /// A property is two, one for each accessor.
    /// </summary>
    public static IEnumerable<string> ForCaller(string line)
    {
        var plain = Overridable().Replace(TypeDetails().Replace(line, "$1$2"), "");
        return Accessors().Match(plain) is { Success: true } match
            ? match.Groups[1].Captures.Select(x => plain.Replace(match.Value, $"{{ {x.Value}; }}", StringComparison.Ordinal))
            : [plain];
    }

    public static bool IsExtra(string line) =>
        Extras.Contains(line) || ExtraTypes.Any(x => line.StartsWith(x, StringComparison.Ordinal));

    private static IEnumerable<string> Read(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PackageApi", name)).Where(x => x.Length > 0 && !x.StartsWith('#'));

    [GeneratedRegex(@" \[(abstract|virtual)\]| (abstract|virtual)(?=\])")]
    private static partial Regex Overridable();

    [GeneratedRegex(@"\{ (?:((?:protected )?[gs]et); )+\}")]
    private static partial Regex Accessors();

    [GeneratedRegex(@"^([^ ]+ : )(?:abstract |sealed |static )?(class|interface|struct|enum|delegate)(,.*| where.*)?$")]
    private static partial Regex TypeDetails();
}
