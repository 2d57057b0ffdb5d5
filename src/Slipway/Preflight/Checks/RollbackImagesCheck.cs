using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>The images of the releases that could be gone back to are on the server, where no registry's retention can delete them.</summary>
public sealed class RollbackImagesCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "ways back";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var kept = subject.Server!.Kept;
        var present = kept.Images.SelectMany(x => x.Digests).ToHashSet(StringComparer.Ordinal);
        foreach (var release in kept.Releases.Where(x => x.ServedAt is not null))
        {
            var missing = release.Images.Where(x => !present.Contains(StoredImage.DigestOf(x))).Order(StringComparer.Ordinal).ToArray();
            if (missing.Length > 0)
                yield return Problem.Warn(
                    $"{subject.Environment.Server} no longer has {string.Join(", ", missing)} of {release.Id}, so {release.Id} is no way back.",
                    "remove images with ./build.sh Prune, never with docker image prune or docker system prune, which take what kept releases need");
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        subject.Server!.Kept.Releases.Count(x => x.Id != subject.Server.Kept.Current) is > 0 and var count ? $"{count} releases with all their images" : "no earlier release yet";
}
