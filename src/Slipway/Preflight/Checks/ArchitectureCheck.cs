namespace Slipway.Preflight.Checks;

/// <summary>Every image is made for the server's processor; one that is not crash-loops with "exec format error".</summary>
public sealed class ArchitectureCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "CPU architecture";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server | Knowledge.Images;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var platform = subject.Server!.Platform;
        if (platform.Length == 0)
            return [Problem.Warn($"{subject.Environment.Server} does not say what processor it has (uname -m).", $"ssh {subject.Environment.Server.User}@{subject.Environment.Server.Host} uname -m")];
        if (subject.Environment.Platform != platform)
            return [Problem.Refuse(
                $"{subject.Environment.Server} is {platform}, and images are built for {subject.Environment.Platform}.",
                $"set Platform of {subject.Environment.Name} to {platform} in build/Environments.cs, then ./build.sh Push --environment {subject.Environment.Name}")];
        return Wrong(subject, platform).Select(x => Problem.Refuse(
            $"{x.Reference} is made for {x.Platforms}, and {subject.Environment.Server} is {platform}.",
            $"build it for {platform}, or name an image that is made for it: docker buildx imagetools inspect {x.Reference}"));
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Server!.Platform;

    /// <summary>What the registry says of images that are to be pulled, and the server of those that it has.</summary>
    private static IEnumerable<(string Reference, string Platforms)> Wrong(PreflightSubject subject, string platform)
    {
        var asked = subject.Images!.Value.Where(x => !x.Platforms.IsEmpty && !x.Platforms.Any(y => Fits(y, platform)))
            .Select(x => (x.Reference, string.Join(", ", x.Platforms)));
        var wanted = (subject.Project?.Services ?? []).Select(x => x.Image).OfType<string>().Where(x => x.Contains('@', StringComparison.Ordinal)).ToLookup(Releases.StoredImage.DigestOf);
        var present = subject.Server!.Kept.Images.Where(x => x.Platform.Length > 0 && !Fits(x.Platform, platform))
            .SelectMany(x => x.Digests.SelectMany(y => wanted[y]).Select(y => (y, x.Platform)));
        return asked.Concat(present);
    }

    private static bool Fits(string image, string server) => image == server || image == $"{server}/v8";
}
