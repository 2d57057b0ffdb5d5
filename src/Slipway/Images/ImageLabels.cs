using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>What an image says about itself.</summary>
/// <seealso href="https://github.com/opencontainers/image-spec/blob/main/annotations.md"/>
internal static class ImageLabels
{
    public const string Version = "org.opencontainers.image.version";
    public const string Revision = "org.opencontainers.image.revision";
    private const string Created = "org.opencontainers.image.created";
    private const string Title = "org.opencontainers.image.title";
    private const string Inputs = "dev.slipway.inputs";
    private const string Argument = "dev.slipway.arg.";

    public static IEnumerable<KeyValuePair<string, string>> Of(PlannedImage image) =>
    [
        KeyValuePair.Create(Title, image.Name),
        KeyValuePair.Create(Version, image.Source.Version),
        KeyValuePair.Create(Revision, image.Source.Revision),
        KeyValuePair.Create(Created, $"{image.Source.CommittedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
        KeyValuePair.Create(Inputs, image.Inputs.Value),
        .. image.Definition.BuildArguments.OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => KeyValuePair.Create(Argument + argument.Key, argument.Value)),
    ];

    /// <summary>The named build arguments; an empty one is one that was not given.</summary>
    public static ImmutableSortedDictionary<string, string> BuildArguments(ImmutableDictionary<string, string> labels) => labels
        .Where(label => label.Key.StartsWith(Argument, StringComparison.Ordinal) && label.Value.Length > 0)
        .ToImmutableSortedDictionary(label => label.Key[Argument.Length..], label => label.Value, StringComparer.Ordinal);
}
