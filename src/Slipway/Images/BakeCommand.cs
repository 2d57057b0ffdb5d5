using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>Describes the one <c>docker buildx bake</c> that builds all that is missing.</summary>
internal static class BakeCommand
{
    /// <summary>Describes the command.</summary>
    /// <param name="plan">What to build; what the registry has is left out.</param>
    /// <param name="metadataFile">File that Buildx writes its results to.</param>
    /// <param name="certificates">Folder that holds the bundle to trust; null when there is none.</param>
    public static DockerCommand Of(ImagePlan plan, string metadataFile, string? certificates) => new(
    [
        "buildx", "bake",
        "--file", plan.Options.BakeFile,
        "--progress", "plain",
        "--metadata-file", metadataFile,
        "--load",
        .. Attestations(plan.Options),
        .. plan.Missing.SelectMany(image => Settings(image, plan, certificates).SelectMany(value => Set(image.Name, value))),
        .. plan.Missing.Select(image => image.Name),
    ])
    {
        WorkingDirectory = plan.Root,
        Environment = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            // The time of the commit instead of that of the build: the same inputs give the same digest.
            KeyValuePair.Create("SOURCE_DATE_EPOCH", $"{plan.Source.CommittedAt.ToUnixTimeSeconds()}"),

            // Newer versions of Buildx ask before they read outside the working directory, as the bundle's folder is.
            KeyValuePair.Create("BUILDX_BAKE_ENTITLEMENTS_FS", "0"),
        ]),
    };

    private static string[] Set(string target, string value) => ["--set", $"{target}.{value}"];

    private static string[] Attestations(BuildOptions options) =>
        options.Attestations ? ["--provenance=mode=max", $"--sbom={(options.SbomGenerator is { } image ? $"generator={image}" : "true")}"] : ["--provenance=false"];

    private static IEnumerable<string> Caches(string image, BuildOptions options) => options.CacheFrom.Select(cache => $"cache-from={cache}")
        .Concat(options.CacheTo.Select(cache => $"cache-to={cache}"))
        .Select(cache => cache.Replace("{image}", image, StringComparison.Ordinal));

    private static IEnumerable<string> Settings(PlannedImage image, ImagePlan plan, string? certificates) =>
    [
        $"tags={image.InputsReference}",
        .. plan.Tags.Select(tag => $"tags={image.Repository}:{tag}"),
        $"platform={plan.Options.Platform}",
        $"args.VERSION={image.Source.Version}",
        $"args.REVISION={image.Source.Revision}",
        .. Sorted(image.Definition.BaseImages).Concat(Sorted(image.Definition.BuildArguments)).Select(argument => $"args.{argument.Key}={argument.Value}"),
        .. ImageLabels.Of(image).Select(label => $"labels.{label.Key}={label.Value}"),
        .. Caches(image.Name, plan.Options),
        .. certificates is null ? Array.Empty<string>() : [$"contexts.ca={certificates}"],
    ];

    private static IOrderedEnumerable<KeyValuePair<string, string>> Sorted(ImmutableDictionary<string, string> arguments) =>
        arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal);
}
