using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Slipway.Compose;

namespace Slipway.Releases;

/// <summary>
/// What the files of a release were when they were put on the server, so that a change made there by hand is seen. In the form
/// that <c>sha256sum --check</c> reads, with paths from the application's root.
/// </summary>
internal static class FileSums
{
    /// <summary>The line that <c>sha256sum</c> ends with for a file that differs or is gone.</summary>
    private const string Failed = ": FAILED";

    /// <summary>Shell that prints the files of the release that serves which are not as they were; run in the application's root.</summary>
    public const string Check = $"[ ! -e current/{ServerLayout.SumsName} ] || LC_ALL=C sha256sum --check --quiet current/{ServerLayout.SumsName} 2>/dev/null || true";

    /// <summary>One line for each file; secrets are left out, a hash of one can be guessed from.</summary>
    public static string Write(RenderedCompose compose, string release, string record)
    {
        var text = new StringBuilder();
        Add(text, $"releases/{release}/compose.json", Encoding.UTF8.GetBytes(compose.Json));
        Add(text, $"releases/{release}/{ServerLayout.RecordName}", Encoding.UTF8.GetBytes(record));
        foreach (var tree in compose.Files.DistinctBy(x => x.Hash).Where(x => !x.IsSecret))
            foreach (var file in tree.Files)
                Add(text, $"files/{tree.Hash}/{file.Path}", file.Content.Span);
        foreach (var place in compose.Placed.Values)
            for (var i = 0; i < place.Mounts.Length; i++)
                foreach (var file in compose.Files.First(x => x.RelativePath == place.Mounts[i].Tree).Files)
                    Add(text, $"files/{place.Directory}/{PlacedFiles.ContentName}/{PlacedFiles.Serving}/{i}/{file.Path.Split('/', 2)[1]}", file.Content.Span);
        return text.ToString();
    }

    /// <summary>Reads what <see cref="Check"/> printed: one sentence for each file.</summary>
    public static ImmutableArray<string> Read(string output) =>
    [
        .. output.Split('\n').Select(x => x.TrimEnd()).Where(x => x.Contains(Failed, StringComparison.Ordinal)).Select(x =>
            $"{x[..x.LastIndexOf(Failed, StringComparison.Ordinal)]} {(x.EndsWith(Failed, StringComparison.Ordinal) ? "was changed on the server" : "is gone from the server")}"),
    ];

    // sha256sum escapes what would break its lines; a file with such a name is looked at by nobody.
    private static void Add(StringBuilder text, string path, ReadOnlySpan<byte> content)
    {
        if (path.AsSpan().IndexOfAny('\\', '\n', '\r') < 0)
            text.Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append("  ").Append(path).Append('\n');
    }
}
