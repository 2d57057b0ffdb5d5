namespace Slipway.Preflight.Checks;

/// <summary>Every image that is to be pulled is in its registry.</summary>
public sealed class RegistryCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "images in the registry";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Images;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var image in subject.Images!.Value.Where(x => x.Failure is not null))
            yield return Problem.Refuse($"{image.Reference}: {image.Failure}.", $"docker buildx imagetools inspect {image.Reference}");
        foreach (var image in subject.UnpushedImages)
            yield return Problem.Warn($"The image {image.Name} of this commit is not pushed yet; what it is made for and how large it is are looked at when it is.", $"./build.sh Push --environment {subject.Environment.Name}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{subject.Images!.Value.Length} to pull";
}
