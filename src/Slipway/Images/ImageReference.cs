using System.Text.RegularExpressions;

namespace Slipway.Images;

/// <summary>The name of an image, taken apart as Docker does it.</summary>
/// <param name="Host">Registry host with port; <c>docker.io</c> where the name has none.</param>
/// <param name="Repository">Repository on that host, such as <c>library/postgres</c>.</param>
/// <seealso href="https://github.com/distribution/reference">The grammar.</seealso>
public sealed partial record ImageReference(string Host, string Repository)
{
    /// <summary>The registry that a name without a host means.</summary>
    public const string DockerHub = "docker.io";

    /// <summary>Tag; null where the name has none.</summary>
    public string? Tag { get; init; }

    /// <summary><c>sha256:…</c>; null where the name is not pinned.</summary>
    public string? Digest { get; init; }

    /// <summary>What a manifest is asked for by: the digest where there is one, else the tag.</summary>
    public string Version => Digest ?? Tag ?? "latest";

    /// <summary>Takes a name apart.</summary>
    /// <exception cref="InvalidInputException">It is not the name of an image.</exception>
    public static ImageReference Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || match.Groups["name"].Length > 255)
            throw new InvalidInputException($"\"{text}\" is not the name of an image", "write it as [host[:port]/]repository[:tag][@sha256:digest], lower case");

        var (host, repository) = SplitHost(match.Groups["name"].Value);
        return new ImageReference(host, repository) { Tag = ValueOf(match, "tag"), Digest = ValueOf(match, "digest") };
    }

    /// <summary>The name without tag and digest, complete with its host.</summary>
    public string Name => $"{Host}/{Repository}";

    /// <inheritdoc/>
    public override string ToString() => $"{Name}{(Tag is null ? "" : $":{Tag}")}{(Digest is null ? "" : $"@{Digest}")}";

    // The first part is a host only if it cannot be a folder on Docker Hub: it has a dot, a port, or is localhost.
    private static (string Host, string Repository) SplitHost(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        if (first is not "localhost" && first.AsSpan().IndexOfAny('.', ':') < 0)
            return (DockerHub, Official(name));
        return first is DockerHub or "index.docker.io" ? (DockerHub, Official(name[(slash + 1)..])) : (first, name[(slash + 1)..]);
    }

    private static string Official(string repository) =>
        repository.Contains('/', StringComparison.Ordinal) ? repository : $"library/{repository}";

    private static string? ValueOf(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value : null;

    [GeneratedRegex(
        @"^(?<name>((localhost|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|[A-Za-z0-9.-]+(?=:\d+/)|\[[0-9a-fA-F:]+\])(:\d+)?/)?[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*)(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
