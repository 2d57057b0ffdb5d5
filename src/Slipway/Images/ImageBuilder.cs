using System.Collections.Immutable;
using Serilog;

namespace Slipway.Images;

/// <summary>Builds the images of a plan that the registry does not have, in one <c>docker buildx bake</c>.</summary>
/// <param name="log">Headings at Information, every line of the build at Debug.</param>
public sealed class ImageBuilder(ILogger log)
{
    /// <summary>The command that would build; null when the registry has everything.</summary>
    public static DockerCommand? Describe(ImagePlan plan) =>
        plan.Missing.IsEmpty ? null : BakeCommand.Of(plan, "metadata.json", Path.GetDirectoryName(plan.Options.CertificateBundle));

    /// <summary>Builds what is missing into the local Docker, tagged but not pushed.</summary>
    /// <returns>Name of each image that was built → its local digest; empty when there was nothing to build.</returns>
    /// <exception cref="SlipwayException">The build failed; the message ends with the last lines of the failing step.</exception>
    public async Task<ImmutableDictionary<string, string>> BuildAsync(ImagePlan plan, CancellationToken cancellationToken = default)
    {
        foreach (var image in plan.Images.Where(image => image.Digest is not null))
            log.Information("{Image} is unchanged: {Reference} is in the registry, nothing to build", image.Name, image.InputsReference);
        if (plan.Missing.IsEmpty)
            return ImmutableDictionary<string, string>.Empty;

        foreach (var image in plan.Missing)
            log.Information("Building {Image} {Version}", image.Name, image.Source.Version);
        return await BakeAsync(plan, cancellationToken);
    }

    private async Task<ImmutableDictionary<string, string>> BakeAsync(ImagePlan plan, CancellationToken cancellationToken)
    {
        var results = Directory.CreateTempSubdirectory("slipway-bake-");
        using var certificates = CertificateContext.Create(plan.Options.CertificateBundle);
        try
        {
            var metadata = Path.Combine(results.FullName, "metadata.json");
            var output = await new DockerClient(log).RunAsync(BakeCommand.Of(plan, metadata, certificates?.Path), cancellationToken: cancellationToken);
            if (!output.Succeeded)
                throw Failed(plan, output);
            return BakeMetadata.Digests(await File.ReadAllBytesAsync(metadata, cancellationToken));
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    private static SlipwayException Failed(ImagePlan plan, CommandOutput output) => new(
        $"The build of {string.Join(" and ", plan.Missing.Select(image => image.Name))} failed; nothing was pushed or deployed:{Environment.NewLine}{output.LastOfFailedStep}",
        "mend what the lines above name and run the target again; --verbosity verbose shows the whole build");
}
