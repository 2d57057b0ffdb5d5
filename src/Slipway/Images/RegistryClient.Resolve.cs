using System.Collections.Immutable;

namespace Slipway.Images;

public sealed partial class RegistryClient
{
    /// <summary>
    /// Pins images to what their tags name now: <c>postgres:16</c> → <c>postgres:16@sha256:…</c>, all at once. A name that is pinned
    /// already is kept as it is, without a request.
    /// </summary>
    /// <returns>Each name that was asked for, and its pinned form.</returns>
    /// <exception cref="InvalidInputException">A name has no tag or the tag <c>latest</c>, which names something else tomorrow.</exception>
    public async Task<ImmutableDictionary<string, string>> ResolveAsync(IEnumerable<string> references, CancellationToken cancellationToken = default)
    {
        var wanted = references.Distinct(StringComparer.Ordinal).Select(text => (Text: text, Image: Pinnable(text))).ToList();
        var pinned = await Task.WhenAll(wanted.Select(async each =>
            KeyValuePair.Create(each.Text, await PinAsync(each.Text, each.Image, cancellationToken))));
        return ImmutableDictionary.CreateRange(StringComparer.Ordinal, pinned);
    }

    private async Task<string> PinAsync(string text, ImageReference image, CancellationToken cancellationToken)
    {
        if (image.Digest is not null)
            return text;
        var digest = await FindDigestAsync(text, cancellationToken) ?? throw RegistryErrors.Missing(image);
        return $"{text}@{digest}";
    }

    private static ImageReference Pinnable(string text) => ImageReference.Parse(text) switch
    {
        { Digest: null, Tag: null } => throw NotPinnable(text, text, "has no tag, so it could be any version"),
        { Digest: null, Tag: "latest" } => throw NotPinnable(text, text[..^":latest".Length], "has the tag latest, which is something else tomorrow"),
        var image => image,
    };

    private static InvalidInputException NotPinnable(string text, string name, string why) =>
        new($"Image \"{text}\" {why}", $"give it a version in the Compose file, such as {name}:1.2");
}
