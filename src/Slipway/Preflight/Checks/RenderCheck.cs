using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Images;
using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>
/// The Compose files can become a release: images have a version, nothing is mounted over the code of an image, and what is
/// mounted exists. Mounted files get a path that changes with their content, so that none can be stale.
/// </summary>
public sealed class RenderCheck : PreflightCheck
{
    private const string AnyDigest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <inheritdoc/>
    public override string Name => "images and mounts";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) => Rules.Problems(() => Render(subject));

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        $"{subject.Project!.Services.Select(x => x.Image).Distinct().Count()} images by digest, {subject.Project.Services.Sum(x => x.Binds.Length)} mounts by content or of the server's own paths";

    // Which digest a tag has does not matter for what is looked at here; a deploy asks the registry.
    private static RenderedCompose Render(PreflightSubject subject) => ComposeRenderer.Render(subject.Project!, new RenderOptions
    {
        Layout = new ServerLayout(subject.Environment.Application),
        Environment = subject.Environment.Name,
        Salt = "",
        OwnImages = [.. subject.BuiltImages.Concat(subject.UnpushedImages).Select(x => new OwnImage(x.Reference, subject.Environment.Images.First(y => y.Name == x.Name).Inputs))],
        PinnedImages = subject.Project!.Services.Select(x => x.Image).OfType<string>().Distinct().Where(IsPinnable).ToImmutableDictionary(x => x, x => $"{x}@{AnyDigest}"),
    });

    private static bool IsPinnable(string image)
    {
        try
        {
            return ImageReference.Parse(image).Digest is null;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }
}
