using System.Collections.Immutable;
using Slipway.Versioning;

namespace Slipway.Images;

/// <summary>Which images a checkout needs, and which of them the registry has already.</summary>
/// <param name="Root">The repository's root.</param>
/// <param name="Source">The version of the whole checkout; every image gets it as a tag.</param>
/// <param name="Options">How to build.</param>
/// <param name="Images">The images, in the order of their definitions.</param>
public sealed record ImagePlan(string Root, SourceVersion Source, BuildOptions Options, ImmutableArray<PlannedImage> Images)
{
    /// <summary>The images that must be built.</summary>
    public ImmutableArray<PlannedImage> Missing => [.. Images.Where(image => image.Digest is null)];

    /// <summary>Tags that name this checkout in the registry.</summary>
    public ImmutableArray<string> Tags => [Source.Version, Source.Revision];

    /// <summary>Computes the fingerprints, and asks nobody: every image counts as missing.</summary>
    /// <exception cref="SlipwayException">An input is missing.</exception>
    public static ImagePlan Of(Checkout checkout, SourceVersion source, IEnumerable<ImageDefinition> images, BuildOptions options) =>
        new(checkout.Root, source, options, [.. images.Select(image => PlannedImage.Of(checkout, source, image, options))]);

    /// <summary>Computes the fingerprints and asks the registry for them, all at once.</summary>
    /// <exception cref="SlipwayException">An input is missing, or the registry cannot be reached.</exception>
    public static async Task<ImagePlan> MakeAsync(
        Checkout checkout, SourceVersion source, IEnumerable<ImageDefinition> images, BuildOptions options, RegistryClient registry, CancellationToken cancellationToken = default)
    {
        var plan = Of(checkout, source, images, options);
        var found = await Task.WhenAll(plan.Images.Select(async image =>
            image with { Digest = await registry.FindDigestAsync(image.InputsReference, cancellationToken) }));
        return plan with { Images = [.. await Task.WhenAll(found.Select(image => JoinedAsync(image, registry, cancellationToken)))] };
    }

    private static async Task<PlannedImage> JoinedAsync(PlannedImage image, RegistryClient registry, CancellationToken cancellationToken) =>
        image.Digest is null ? image : image with { Joined = (await registry.JoinAsync(image.Parts.Values, cancellationToken)).Digest };
}

/// <summary>One image of a plan.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Repository">Repository with registry host.</param>
/// <param name="Inputs">What it will contain.</param>
/// <param name="Source">The version it is built as: without <c>dirty</c> where nothing that goes into it differs from the commit.</param>
public sealed record PlannedImage(ImageDefinition Definition, string Repository, InputsFingerprint Inputs, SourceVersion Source)
{
    /// <summary>Its digest, when the registry has it; null when it must be built.</summary>
    public string? Digest { get; init; }

    /// <summary>
    /// Digest of the index over all of <see cref="Parts"/> that the registry has, which is what a server is told to run; that of the
    /// image itself where there is one platform only. Null when the image must be built.
    /// </summary>
    public string? Joined { get; init; }

    /// <summary>Platform → where the registry keeps the image for it; this one's own among them.</summary>
    public ImmutableSortedDictionary<string, string> Parts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The <see cref="ImageDefinition.Name"/>.</summary>
    public string Name => Definition.Name;

    /// <summary>Where the registry keeps it.</summary>
    public string InputsReference => $"{Repository}:{Inputs.Tag}";

    internal static PlannedImage Of(Checkout checkout, SourceVersion source, ImageDefinition image, BuildOptions options)
    {
        var repository = options.Registry.Repository(image.Name);
        var inputs = InputsFingerprint.Of(checkout, image, options);
        var parts = options.Platforms.Append(options.Platform).Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(x => x, x => $"{repository}:{InputsFingerprint.Of(checkout, image, options with { Platform = x }).Tag}", StringComparer.Ordinal);
        return new PlannedImage(image, repository, inputs, inputs.IsDirty ? source : source.Clean) { Parts = parts };
    }
}
