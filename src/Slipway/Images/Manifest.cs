using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace Slipway.Images;

/// <summary>A manifest or index, byte for byte as the registry keeps it: its digest is that of its bytes.</summary>
internal sealed record Manifest(ImageReference Image, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>All that an image can be described by; without one of them a registry may convert, and so change the digest.</summary>
    public static ImmutableArray<string> MediaTypes { get; } =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    public string Digest => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Content.Span))}";

    /// <summary>Digest of the configuration; null for an index.</summary>
    public string? Config => Read(root => root.TryGetProperty("config", out var config) ? config.GetProperty("digest").GetString() : null);

    /// <summary>Compressed sizes of the layers in bytes, the lowest first; empty for an index.</summary>
    public ImmutableArray<long> LayerSizes => Read<ImmutableArray<long>>(root => root.TryGetProperty("layers", out var layers)
        ? [.. layers.EnumerateArray().Select(layer => layer.GetProperty("size").GetInt64())]
        : []);

    /// <summary>Platform → manifest of an index; attestations, whose platform is unknown, are left out. Empty for a single image.</summary>
    public ImmutableDictionary<string, string> Platforms => Read(root => root.TryGetProperty("manifests", out var manifests)
        ? manifests.EnumerateArray()
            .Select(entry => (Platform: PlatformOf(entry), Digest: entry.GetProperty("digest").GetString() ?? ""))
            .Where(entry => entry.Platform is not ("" or "unknown/unknown"))
            .DistinctBy(entry => entry.Platform)
            .ToImmutableDictionary(entry => entry.Platform, entry => entry.Digest, StringComparer.Ordinal)
        : ImmutableDictionary<string, string>.Empty);

    /// <summary><c>os/architecture</c>, with variant where there is one.</summary>
    public static string PlatformText(JsonElement platform)
    {
        string? Part(string name) => platform.TryGetProperty(name, out var value) ? value.GetString() : null;
        return string.Join('/', new[] { Part("os"), Part("architecture"), Part("variant") }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The entries of an index, attestations among them, to the letter; empty for a single image.</summary>
    public ImmutableArray<JsonElement> Entries => Read<ImmutableArray<JsonElement>>(root => root.TryGetProperty("manifests", out var manifests)
        ? [.. manifests.EnumerateArray().Select(entry => entry.Clone())]
        : []);

    /// <summary>Digests that an index holds, and its own.</summary>
    public IEnumerable<string> Digests => Entries.Select(entry => entry.GetProperty("digest").GetString() ?? "").Append(Digest);

    private static string PlatformOf(JsonElement entry) => entry.TryGetProperty("platform", out var platform) ? PlatformText(platform) : "";

    private T Read<T>(Func<JsonElement, T> read) => RegistryJson.Read(Image, Content, read);
}
