using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>How images are built and where they go.</summary>
/// <param name="Registry">Where they are pushed to.</param>
public sealed record BuildOptions(Registry Registry)
{
    /// <summary>Bake file, relative to the repository's root; its targets are named as the images.</summary>
    public string BakeFile { get; init; } = "docker/bake.hcl";

    /// <summary>What the images are made for.</summary>
    public string Platform { get; init; } = "linux/amd64";

    /// <summary>
    /// All that servers are, where that is more than <see cref="Platform"/>: the images for each are joined to one index, whose digest
    /// is deployed everywhere, and of which each server pulls what is for it.
    /// </summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>
    /// Whether images carry provenance and a list of what is in them. Off, because attestations hold the time of the build, and
    /// the same inputs would give another digest each time; CI turns it on.
    /// </summary>
    public bool Attestations { get; init; }

    /// <summary>Image that lists what is in an image; null is BuildKit's own from Docker Hub, which not every machine reaches.</summary>
    /// <seealso href="https://github.com/moby/buildkit/blob/master/docs/attestations/sbom-protocol.md"/>
    public string? SbomGenerator { get; init; }

    /// <summary>
    /// Layer caches to read, as Buildx takes them, with <c>{image}</c> for the image's name, because each needs a cache of its own:
    /// <c>type=registry,ref=ghcr.io/acme/shop/cache:{image}</c>, <c>type=gha,scope={image}</c>.
    /// </summary>
    public ImmutableArray<string> CacheFrom { get; init; } = [];

    /// <summary>Layer caches to write; see <see cref="CacheFrom"/>.</summary>
    public ImmutableArray<string> CacheTo { get; init; } = [];

    /// <summary>
    /// PEM bundle of the certificate authorities that builds must trust beside their own, as behind a proxy that inspects TLS;
    /// Dockerfiles get it as the named context <c>ca</c>. By default what <c>SSL_CERT_FILE</c> names.
    /// </summary>
    public string? CertificateBundle { get; init; } = Environment.GetEnvironmentVariable("SSL_CERT_FILE") is { Length: > 0 } file ? file : null;
}
