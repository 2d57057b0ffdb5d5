using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Images;

public sealed partial class RegistryClient
{
    /// <summary>What pulling an image would bring to a server, without pulling it; null when the registry has none of that name.</summary>
    /// <param name="reference">Name with tag or digest.</param>
    /// <param name="platform">The server's platform. An image that is not made for it has no layers here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ImageContent?> FindContentAsync(string reference, string platform, CancellationToken cancellationToken = default)
    {
        var image = ImageReference.Parse(reference);
        if (await FindManifestAsync(image, cancellationToken) is not { } manifest)
            return null;
        var platforms = manifest.Platforms;
        if (platforms.Count > 0 && !platforms.ContainsKey(platform) && !platforms.ContainsKey($"{platform}/v8"))
            return new ImageContent([.. platforms.Keys.Order(StringComparer.Ordinal)], [], ImmutableDictionary<string, string>.Empty);
        var (single, content) = await ReadAsync(image, manifest, platforms, platform, cancellationToken);
        return RegistryJson.Read(image, content, config => ImageContent.Of(manifest.Digest, platforms.Keys, single.LayerSizes, config));
    }
}

/// <summary>What an image consists of for one platform.</summary>
/// <param name="Platforms">What it is made for.</param>
/// <param name="Layers">Digest of the unpacked content and compressed size in bytes; empty where it is not made for the platform.</param>
/// <param name="Labels">Labels of its configuration.</param>
public sealed record ImageContent(
    ImmutableArray<string> Platforms, ImmutableArray<(string DiffId, long CompressedBytes)> Layers, ImmutableDictionary<string, string> Labels)
{
    internal static ImageContent Of(string digest, IEnumerable<string> platforms, ImmutableArray<long> sizes, JsonElement config)
    {
        var image = RegistryImage.Of(digest, platforms, config);
        var diffIds = config.GetProperty("rootfs").GetProperty("diff_ids").EnumerateArray().Select(x => x.GetString() ?? "");
        return new ImageContent(image.Platforms, [.. diffIds.Zip(sizes)], image.Labels);
    }
}
