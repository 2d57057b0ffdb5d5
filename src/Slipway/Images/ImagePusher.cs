using System.Collections.Immutable;
using Serilog;

namespace Slipway.Images;

/// <summary>Brings the images of a plan into the registry, under the tags of the version, the commit and the inputs.</summary>
/// <param name="registry">Asked for the digests, and told the tags.</param>
/// <param name="log">Headings at Information, every line of a push at Debug.</param>
public sealed class ImagePusher(RegistryClient registry, ILogger log)
{
    /// <summary>Pushes what was built and tags what was there already, all images at once.</summary>
    /// <returns>The images as the registry has them.</returns>
    /// <exception cref="SlipwayException">An image was not built, or the registry refuses or cannot be reached.</exception>
    public async Task<ImmutableArray<BuiltImage>> PushAsync(ImagePlan plan, CancellationToken cancellationToken = default)
    {
        if (!plan.Missing.IsEmpty)
        {
            using var login = await DockerLogin.CreateAsync(plan.Options.Registry, log, cancellationToken);
            await Task.WhenAll(plan.Missing.Select(image => PushAsync(image, login, cancellationToken)));
        }

        return [.. await Task.WhenAll(plan.Images.Select(image => TagAsync(image, plan, cancellationToken)))];
    }

    // One tag is pushed; the others are a manifest each. Whenever this is interrupted, the next run finds the inputs' tag and goes on.
    private async Task PushAsync(PlannedImage image, DockerLogin login, CancellationToken cancellationToken)
    {
        log.Information("Pushing {Image} to {Repository}", image.Name, image.Repository);
        var output = await new DockerClient(log).RunAsync(login.Apply(new DockerCommand(["push", image.InputsReference])), cancellationToken: cancellationToken);
        if (output.Succeeded)
            return;
        if (output.Lines.Any(line => line.Contains("does not exist locally", StringComparison.Ordinal) || line.Contains("tag does not exist", StringComparison.OrdinalIgnoreCase)))
            throw new SlipwayException($"Image {image.Name} of {image.Source.Version} was not built on this machine and is not in registry {image.Repository}", "./build.sh DockerBuild");
        throw new SlipwayException($"Image {image.Name} could not be pushed to {image.InputsReference}:{Environment.NewLine}{output.Last}", "see what the registry says above, then run the target again");
    }

    private async Task<BuiltImage> TagAsync(PlannedImage image, ImagePlan plan, CancellationToken cancellationToken)
    {
        var joined = await JoinAsync(image, plan, cancellationToken);
        var built = await new ImageCatalog(registry).ReadAsync(image.Name, $"{image.Repository}@{joined.Digest}", plan.Options.Platform, cancellationToken);
        log.Information("{Image} {Version} is {Reference}", image.Name, plan.Source.Version, built!.Reference);
        return built;
    }

    // The job of another architecture may push its part at any moment. Whoever comes last sees all of them, and nobody leaves the
    // tags to a join that was older than that.
    private async Task<JoinedImage> JoinAsync(PlannedImage image, ImagePlan plan, CancellationToken cancellationToken)
    {
        for (var joined = await registry.JoinAsync(image.Parts.Values, cancellationToken); ;)
        {
            if (joined.Parts.IsEmpty)
                throw new SlipwayException($"Registry {image.Repository} took {image.InputsReference} and does not have it", "run the target again");
            await registry.AddAsync(joined, cancellationToken);
            await TagAsync(image, joined, plan.Tags, cancellationToken);
            var now = image.Parts.Count == joined.Parts.Length ? joined : await registry.JoinAsync(image.Parts.Values, cancellationToken);
            if (now.Digest == joined.Digest)
                return joined;
            joined = now;
        }
    }

    private async Task TagAsync(PlannedImage image, JoinedImage joined, ImmutableArray<string> wanted, CancellationToken cancellationToken)
    {
        var current = await Task.WhenAll(wanted.Select(tag => registry.FindDigestAsync($"{image.Repository}:{tag}", cancellationToken)));
        foreach (var (tag, former) in wanted.Zip(current).Where(each => each.Second is not null && each.Second != joined.Digest))
            if (!await registry.IsPartAsync($"{image.Repository}@{former}", joined, cancellationToken))
                log.Warning("{Repository}:{Tag} named {Former} and is moved to {Digest}: it was built with other arguments or bases", image.Repository, tag, former, joined.Digest);
        var tags = wanted.Where((_, index) => current[index] != joined.Digest).ToList();
        if (tags.Count > 0)
            await registry.TagAsync($"{image.Repository}@{joined.Digest}", tags, cancellationToken);
    }
}
