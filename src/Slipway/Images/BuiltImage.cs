using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>An image in the registry, named by what it contains.</summary>
/// <param name="Name">The <see cref="ImageDefinition.Name"/>.</param>
/// <param name="Repository">Repository with registry host, without tag.</param>
/// <param name="Digest"><c>sha256:…</c> of the manifest or index.</param>
public sealed record BuiltImage(string Name, string Repository, string Digest)
{
    /// <summary>Version it was built as (OCI label <c>org.opencontainers.image.version</c>).</summary>
    public required string Version { get; init; }

    /// <summary>Full commit it was built from (OCI label <c>org.opencontainers.image.revision</c>).</summary>
    public required string Commit { get; init; }

    /// <summary>Named build arguments it was built with; sorted, because a release's id is a hash of them.</summary>
    public ImmutableSortedDictionary<string, string> BuildArguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary><c>repository@sha256:…</c></summary>
    public string Reference => $"{Repository}@{Digest}";
}
