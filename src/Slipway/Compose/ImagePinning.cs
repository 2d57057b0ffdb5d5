using System.Text.Json.Nodes;
using Slipway.Images;

namespace Slipway.Compose;

/// <summary>Makes every service run one image by digest, or says why it cannot.</summary>
internal sealed class ImagePinning(RenderOptions options)
{
    /// <summary>Name of the variable that tells an image of ours which digest it runs as.</summary>
    public const string DigestVariable = "SLIPWAY_IMAGE_DIGEST";

    /// <summary>Pins the image in the service's definition; gives back the image of ours that it is, if it is one.</summary>
    /// <exception cref="InvalidInputException">The image has no tag, or <c>latest</c>, or no known digest.</exception>
    public OwnImage? Pin(ComposeService service, JsonObject definition)
    {
        var image = service.Image ?? throw new InvalidInputException(
            $"The service {service.Name} has a build section and no image.", "write image: ${NAME_IMAGE} beside it and name the variable in the image's definition");
        if (Parse(service.Name, image) is { Digest: null, Tag: null or "latest" })
            throw new InvalidInputException($"The service {service.Name} runs {image}: which image that is changes without notice.", "give it a version as tag");
        var pinned = options.PinnedImages.GetValueOrDefault(image, image);
        if (Parse(service.Name, pinned) is not { Digest: { } digest } reference)
            throw new InvalidInputException($"The service {service.Name} runs {image}, whose digest is not known.", "build and push it, or check that the registry has it");
        definition["image"] = pinned;
        definition.Remove("build");
        definition.Remove("pull_policy");
        var own = Own(reference);
        if (own is not null)
            Environment(definition)[DigestVariable] = digest;
        return own;
    }

    private OwnImage? Own(ImageReference pinned) =>
        options.OwnImages.FirstOrDefault(x => ImageReference.Parse(x.Reference) is var own && own.Name == pinned.Name && own.Digest == pinned.Digest);

    private static ImageReference Parse(string service, string image)
    {
        try
        {
            return ImageReference.Parse(image);
        }
        catch (InvalidInputException exception)
        {
            throw new InvalidInputException($"The service {service} runs {exception.Message}", innerException: exception);
        }
    }

    internal static JsonObject Environment(JsonObject definition)
    {
        if (definition["environment"] is not JsonObject environment)
            definition["environment"] = environment = [];
        return environment;
    }
}
