using System.Collections.Immutable;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Says what in an assembly would not compile against NUKE's own packages.</summary>
internal static class PackageGuard
{
    private static readonly ImmutableHashSet<string> NukeLines = [.. NukeApi.Lines.SelectMany(NukeApi.ForCaller)];

    public static ImmutableArray<string> Violations(Stream assembly)
    {
        var engine = NukeApi.Engine.SelectMany(x => x.Keys.Select(key => (key, x.Line))).ToLookup(x => x.key, x => x.Line, StringComparer.Ordinal);
        return [.. EngineUses.In(assembly).DistinctBy(x => x.Key).Select(x => Violation(x, engine)).OfType<string>()];
    }

    private static string? Violation(EngineUse use, ILookup<string, string> engine)
    {
        var lines = use.Key.StartsWith(EngineUse.Inherited, StringComparison.Ordinal) ? Declared(use.Key[EngineUse.Inherited.Length..]) : [.. engine[use.Key]];
        if (lines.SelectMany(NukeApi.ForCaller).Where(x => IsFor(use, x)).Any(NukeLines.Contains)) return null;
        var used = lines.FirstOrDefault() ?? use.Key;
        return $"{used}\n  is used by {use.Place}, and is not NUKE 10.1's API. The nearest that is: {Nearest(used)}";
    }

    /// <summary>A property that is only read needs no setter.</summary>
    private static bool IsFor(EngineUse use, string line) =>
        !line.EndsWith("set; }", StringComparison.Ordinal) || use.Key.Contains("set_", StringComparison.Ordinal);

    private static List<string> Declared(string key) =>
        [.. NukeApi.Engine.Where(x => x.Keys.Any(y => y.EndsWith("." + key, StringComparison.Ordinal))).Select(x => x.Line)];

    /// <summary>A member of the same name, else one of the same type, that has the longest beginning in common.</summary>
    private static string Nearest(string line)
    {
        var head = line.Split('(', ':')[0].TrimEnd();
        return NukeApi.Lines.MaxBy(x => CommonStart(x, head)) ?? "none";
    }

    private static int CommonStart(string a, string b) => a.Zip(b).TakeWhile(x => x.First == x.Second).Count();
}
