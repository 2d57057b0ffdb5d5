using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Slipway.Images;

public sealed partial class RegistryClient
{
    private const string IndexType = "application/vnd.oci.image.index.v1+json";

    /// <summary>
    /// Joins images of one repository to an index; what the registry lacks of them is left out. The same images give the same bytes,
    /// whoever joins them. Nothing is written.
    /// </summary>
    /// <param name="references">The images, one for each platform, in the order that the index is to have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<JoinedImage> JoinAsync(IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var parts = (await Task.WhenAll(references.Select(x => FindManifestAsync(ImageReference.Parse(x), cancellationToken)))).OfType<Manifest>().ToImmutableArray();
        return parts.Length <= 1
            ? new JoinedImage(parts.FirstOrDefault(), parts)
            : new JoinedImage(Index(parts[0].Image, await Task.WhenAll(parts.Select(x => EntriesAsync(x, cancellationToken)))), parts);
    }

    /// <summary>Brings a joined image into the registry under its digest, where it is not there yet.</summary>
    internal async Task AddAsync(JoinedImage joined, CancellationToken cancellationToken)
    {
        var image = joined.Manifest!.Image with { Tag = null, Digest = joined.Digest };
        if (await FindDigestAsync(image.ToString(), cancellationToken) is not null)
            return;
        using var answer = await _transport.SendAsync(RegistryRequest.Manifest(HttpMethod.Put, image) with { Body = joined.Manifest }, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw RegistryErrors.Missing(image);
    }

    /// <summary>Whether all that a reference names is in a joined image.</summary>
    internal async Task<bool> IsPartAsync(string reference, JoinedImage joined, CancellationToken cancellationToken) =>
        await FindManifestAsync(ImageReference.Parse(reference), cancellationToken) is { } manifest
        && (manifest.Entries.IsEmpty ? manifest.Digests : manifest.Digests.SkipLast(1)).All(joined.Holds);

    private async Task<ImmutableArray<JsonElement>> EntriesAsync(Manifest part, CancellationToken cancellationToken)
    {
        if (!part.Entries.IsEmpty)
            return part.Entries;
        using var answer = await _transport.SendAsync(RegistryRequest.Blob(part.Image, part.Config ?? ""), cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw RegistryErrors.Missing(part.Image);
        var config = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var platform = RegistryJson.Read(part.Image, config, Manifest.PlatformText).Split('/');
        return
        [
            JsonSerializer.SerializeToElement(new
            {
                mediaType = part.MediaType,
                digest = part.Digest,
                size = part.Content.Length,
                platform = platform is [var os, var architecture, var variant]
                    ? (object)new { architecture, os, variant }
                    : new { architecture = platform[1], os = platform[0] },
            }),
        ];
    }

    private static Manifest Index(ImageReference image, IEnumerable<ImmutableArray<JsonElement>> entries)
    {
        var manifests = entries.SelectMany(x => x).DistinctBy(x => x.GetProperty("digest").GetString(), StringComparer.Ordinal);
        var text = JsonSerializer.Serialize(new { schemaVersion = 2, mediaType = IndexType, manifests });
        return new Manifest(image, IndexType, Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>What servers of all platforms are told to run.</summary>
/// <param name="Manifest">An index, or the only part there is; null when there is none.</param>
/// <param name="Parts">The images that the registry has, one for each platform.</param>
internal sealed record JoinedImage(Manifest? Manifest, ImmutableArray<Manifest> Parts)
{
    public string? Digest => Manifest?.Digest;

    public bool Holds(string digest) => Parts.Any(x => x.Digests.Contains(digest, StringComparer.Ordinal));
}
