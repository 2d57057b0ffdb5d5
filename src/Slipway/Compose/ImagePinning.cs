using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>Makes every service run one image by digest, or says why it cannot.</summary>
internal sealed class ImagePinning(RenderOptions options)
{
    /// <summary>Name of the variable that tells an image of ours which digest it runs as.</summary>
    public const string DigestVariable = "SLIPWAY_IMAGE_DIGEST";

    /// <summary>The pinned reference, set in the service's definition.</summary>
    /// <exception cref="InvalidInputException">The image has no tag, or <c>latest</c>, or no known digest.</exception>
    public string Pin(ComposeService service, JsonObject definition)
    {
        var image = service.Image ?? throw new InvalidInputException(
            $"The service {service.Name} has a build section and no image.", "write image: ${NAME_IMAGE} beside it and name the variable in the image's definition");
        if (!image.Contains('@', StringComparison.Ordinal) && Tag(image) is null or "latest")
            throw new InvalidInputException($"The service {service.Name} runs {image}: which image that is changes without notice.", "give it a version as tag");
        var pinned = options.PinnedImages.GetValueOrDefault(image, image);
        if (!pinned.Contains("@sha256:", StringComparison.Ordinal))
            throw new InvalidInputException($"The service {service.Name} runs {image}, whose digest is not known.", "build and push it, or check that the registry has it");
        definition["image"] = pinned;
        definition.Remove("build");
        definition.Remove("pull_policy");
        if (Own(pinned) is not null)
            Environment(definition)[DigestVariable] = Digest(pinned);
        return pinned;
    }

    /// <summary>The image of ours that a reference means.</summary>
    public OwnImage? Own(string pinned) => options.OwnImages.FirstOrDefault(x => WithoutTag(x.Reference) == WithoutTag(pinned));

    private static JsonObject Environment(JsonObject definition)
    {
        if (definition["environment"] is not JsonObject environment)
            definition["environment"] = environment = [];
        return environment;
    }

    private static string Digest(string reference) => reference[(reference.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static string? Tag(string reference) =>
        reference.LastIndexOf(':') is var colon && colon > reference.LastIndexOf('/') ? reference[(colon + 1)..] : null;

    private static string WithoutTag(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? reference : reference[..at];
        var bare = Tag(name) is { } tag ? name[..^(tag.Length + 1)] : name;
        return bare + reference[name.Length..];
    }
}
