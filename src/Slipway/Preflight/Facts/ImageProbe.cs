using System.Collections.Immutable;
using Slipway.Images;
using Slipway.Releases;

namespace Slipway.Preflight.Facts;

/// <summary>Asks registries what images are made of, all at once.</summary>
/// <param name="registry">Asked.</param>
/// <param name="platform">The environment's platform.</param>
public sealed class ImageProbe(RegistryClient registry, string platform)
{
    /// <summary>Asks about each image; one that cannot be found out about says why instead of failing the others.</summary>
    public async Task<ImmutableArray<ImageFacts>> AskAsync(IEnumerable<string> references, CancellationToken cancellationToken = default) =>
        [.. await Task.WhenAll(references.Distinct(StringComparer.Ordinal).Select(x => AskAsync(x, cancellationToken)))];

    private async Task<ImageFacts> AskAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindContentAsync(reference, platform, cancellationToken) is { } content
                ? new ImageFacts(reference)
                {
                    Platforms = content.Platforms,
                    Layers = [.. content.Layers.Select(x => new ImageLayer(x.DiffId, x.CompressedBytes))],
                    RequiredVariables = RequiredVariables.Split(content.Labels.GetValueOrDefault(RetentionScript.RequiresLabel)),
                }
                : new ImageFacts(reference) { Failure = "the registry has no such image" };
        }
        catch (SlipwayException exception)
        {
            return new ImageFacts(reference) { Failure = exception.Message.Split(System.Environment.NewLine)[0] };
        }
    }
}
