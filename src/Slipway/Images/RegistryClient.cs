using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;

namespace Slipway.Images;

/// <summary>
/// Asks registries over their HTTP API (OCI distribution) what they hold, and gives images further tags. What a digest names never
/// changes: it is asked for once.
/// </summary>
public sealed partial class RegistryClient : IDisposable
{
    private readonly RegistryTransport _transport;
    private readonly ConcurrentDictionary<(string Name, string Digest), Manifest> _manifests = new();
    private readonly ConcurrentDictionary<(string Name, string Digest), byte[]> _configurations = new();

    /// <summary>Creates a client.</summary>
    /// <param name="logins">Registries whose login is used for their own host only; every other host is asked anonymously.</param>
    /// <param name="clock">Times the pauses between tries.</param>
    public RegistryClient(IEnumerable<Registry>? logins = null, TimeProvider? clock = null) =>
        _transport = new RegistryTransport(logins ?? [], clock ?? TimeProvider.System);

    /// <summary>The digest of a tag; null when the registry has no such image or tag.</summary>
    /// <exception cref="SlipwayException">The registry cannot be reached or refuses.</exception>
    public async Task<string?> FindDigestAsync(string reference, CancellationToken cancellationToken = default)
    {
        var image = ImageReference.Parse(reference);
        using var answer = await _transport.SendAsync(RegistryRequest.Manifest(HttpMethod.Head, image), cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;
        if (answer.Headers.TryGetValues("Docker-Content-Digest", out var digests))
            return digests.First();

        // The header is optional in the specification; the digest is that of the bytes all the same.
        return (await FindManifestAsync(image, cancellationToken))?.Digest;
    }

    /// <summary>Reads an image; null when the registry has none of that name.</summary>
    /// <param name="reference">Name with tag or digest.</param>
    /// <param name="platform">Which image of an index is meant, such as <c>linux/amd64</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RegistryImage?> FindAsync(string reference, string platform, CancellationToken cancellationToken = default)
    {
        var image = ImageReference.Parse(reference);
        if (await FindManifestAsync(image, cancellationToken) is not { } manifest)
            return null;

        var platforms = manifest.Platforms;
        var (_, content) = await ReadAsync(image, manifest, platforms, platform, cancellationToken);
        return RegistryJson.Read(image, content, config => RegistryImage.Of(manifest.Digest, platforms.Keys, config));
    }

    /// <summary>Gives the image that <paramref name="reference"/> names another tag, without moving a byte of its layers.</summary>
    /// <returns>The digest, which is the same under every tag.</returns>
    public async Task<string> TagAsync(string reference, IEnumerable<string> tags, CancellationToken cancellationToken = default)
    {
        var image = ImageReference.Parse(reference);
        var manifest = await FindManifestAsync(image, cancellationToken) ?? throw RegistryErrors.Missing(image);
        foreach (var tag in tags)
        {
            var target = image with { Tag = tag, Digest = null };
            using var answer = await _transport.SendAsync(RegistryRequest.Manifest(HttpMethod.Put, target) with { Body = manifest }, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw RegistryErrors.Missing(image);
        }

        return manifest.Digest;
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private async Task<Manifest?> FindManifestAsync(ImageReference image, CancellationToken cancellationToken)
    {
        if (image.Digest is { } digest && _manifests.TryGetValue((image.Name, digest), out var known))
            return known;
        using var answer = await _transport.SendAsync(RegistryRequest.Manifest(HttpMethod.Get, image), cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;

        var type = answer.Content.Headers.ContentType?.MediaType ?? "nothing";
        if (!Manifest.MediaTypes.Contains(type))
            throw RegistryErrors.NotAnImage(image, type);
        var manifest = new Manifest(image, type, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return _manifests.GetOrAdd((image.Name, manifest.Digest), manifest);
    }

    /// <summary>The manifest for one platform, which a single image is itself, and its configuration.</summary>
    private async Task<(Manifest Single, byte[] Configuration)> ReadAsync(
        ImageReference image, Manifest manifest, ImmutableDictionary<string, string> platforms, string platform, CancellationToken cancellationToken)
    {
        var single = platforms.Count == 0
            ? manifest
            : await FindManifestAsync(image with { Digest = MemberOf(platforms, platform, image) }, cancellationToken) ?? throw RegistryErrors.Missing(image);
        return (single, await ReadConfigurationAsync(image, single, cancellationToken));
    }

    private async Task<byte[]> ReadConfigurationAsync(ImageReference image, Manifest single, CancellationToken cancellationToken)
    {
        var digest = single.Config ?? "";
        if (_configurations.TryGetValue((image.Name, digest), out var known))
            return known;
        using var answer = await _transport.SendAsync(RegistryRequest.Blob(image, digest), cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw RegistryErrors.Missing(image);
        return _configurations.GetOrAdd((image.Name, digest), await answer.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private static string MemberOf(ImmutableDictionary<string, string> platforms, string platform, ImageReference image) =>
        platforms.TryGetValue(platform, out var digest) || platforms.TryGetValue($"{platform}/v8", out digest)
            ? digest
            : throw new SlipwayException($"Image {image} is not made for {platform}, only for {string.Join(", ", platforms.Keys.Order(StringComparer.Ordinal))}");
}
