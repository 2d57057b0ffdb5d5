using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>The apt sources of a machine.</summary>
internal sealed record AptSources(ImmutableArray<AptSource> Sources)
{
    private static readonly string[] Pockets = ["", "-updates", "-security"];

    /// <summary>Reads <c>sources.list</c>, <c>sources.list.d</c> and the mirror lists that they name.</summary>
    public static AptSources Read(string directory = "/etc/apt")
    {
        var parts = Path.Combine(directory, "sources.list.d");
        var files = Directory.Exists(parts) ? Directory.GetFiles(parts).Order() : Enumerable.Empty<string>();
        var sources = files.Prepend(Path.Combine(directory, "sources.list")).Where(File.Exists).SelectMany(file => Path.GetExtension(file) switch
        {
            ".list" => AptSourceParser.ParseList(File.ReadAllText(file)),
            ".sources" => AptSourceParser.ParseDeb822(File.ReadAllText(file)),
            _ => [],
        });
        return new([.. sources.Select(source => source with { Uris = [.. source.Uris.SelectMany(Mirrors)] })]);
    }

    /// <summary>
    /// The same mirrors and keys for another suite of Debian: what this machine has of <paramref name="suite"/> itself,
    /// its updates and its security fixes, and nothing of other vendors who happen to name their suites alike.
    /// </summary>
    public AptSources For(string suite, string otherSuite)
    {
        var names = Pockets.Select(pocket => suite + pocket).ToArray();
        var candidates = Sources.Where(source => source.Components.Contains("main") && source.Suites.Intersect(names).Any()).ToArray();
        var debian = candidates.Where(source => source.SignedBy is null || source.SignedBy.Contains("debian", StringComparison.OrdinalIgnoreCase)).ToArray();
        return new([.. (debian.Length > 0 ? debian : candidates).Select(source => source with
        {
            Suites = [.. source.Suites.Intersect(names).Select(name => otherSuite + name[suite.Length..])],
            Components = ["main"],
        })]);
    }

    /// <summary>Where debootstrap gets <paramref name="suite"/> from; null where no source has it.</summary>
    public AptSource? MirrorOf(string suite) => Sources.FirstOrDefault(source => source.Suites.Contains(suite));

    public string ToDeb822() => string.Join('\n', Sources.Select(source => source.ToDeb822()));

    // Cloud images of Debian keep their mirrors in a file of their own.
    private static IEnumerable<string> Mirrors(string uri)
    {
        const string Scheme = "mirror+file:";
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal))
            return [uri];
        var file = "/" + uri[Scheme.Length..].TrimStart('/');
        return File.Exists(file) ? File.ReadLines(file).Select(line => line.Split('\t', ' ')[0]).Where(line => line.Contains("://", StringComparison.Ordinal)).Take(1) : [];
    }
}
