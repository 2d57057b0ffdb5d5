using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>Finds images that an earlier run, perhaps another job on another machine, has pushed.</summary>
/// <param name="registry">Asked for them.</param>
public sealed class ImageCatalog(RegistryClient registry)
{
    /// <summary>The images of one version or commit, with what their labels say they were built from.</summary>
    /// <param name="images">Which images.</param>
    /// <param name="options">Registry and platform.</param>
    /// <param name="tag">A version, or a revision as <see cref="Versioning.SourceVersion.Revision"/> has it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SlipwayException">An image is not there; the message names all that are missing.</exception>
    public async Task<ImmutableArray<BuiltImage>> FindAsync(
        IEnumerable<ImageDefinition> images, BuildOptions options, string tag, CancellationToken cancellationToken = default)
    {
        var wanted = images.Select(image => (image.Name, Reference: $"{options.Registry.Repository(image.Name)}:{tag}")).ToList();
        var found = await Task.WhenAll(wanted.Select(image => ReadAsync(image.Name, image.Reference, options.Platform, cancellationToken)));
        var missing = wanted.Where((_, index) => found[index] is null).Select(image => image.Reference).ToList();
        return missing.Count == 0
            ? [.. found.OfType<BuiltImage>()]
            : throw new SlipwayException($"Not in the registry: {string.Join(", ", missing)}", "./build.sh Push");
    }

    internal async Task<BuiltImage?> ReadAsync(string name, string reference, string platform, CancellationToken cancellationToken) =>
        await registry.FindAsync(reference, platform, cancellationToken) is { } image
            ? new BuiltImage(name, ImageReference.Parse(reference).Name, image.Digest)
            {
                Version = image.Labels.GetValueOrDefault(ImageLabels.Version, ""),
                Commit = image.Labels.GetValueOrDefault(ImageLabels.Revision, ""),
                BuildArguments = ImageLabels.BuildArguments(image.Labels),
            }
            : null;
}
