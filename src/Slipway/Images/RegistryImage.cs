using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Images;

/// <summary>What a registry says about an image.</summary>
/// <param name="Digest"><c>sha256:…</c> of the manifest or index.</param>
/// <param name="Platforms">What it is made for, such as <c>linux/arm64</c>.</param>
/// <param name="Labels">Labels of its configuration.</param>
public sealed record RegistryImage(string Digest, ImmutableArray<string> Platforms, ImmutableDictionary<string, string> Labels)
{
    private const string LabelsOfConfiguration = "Labels";

    internal static RegistryImage Of(string digest, IEnumerable<string> platforms, JsonElement config)
    {
        var known = platforms.Order(StringComparer.Ordinal).ToImmutableArray();
        return new RegistryImage(digest, known.IsEmpty ? [Manifest.PlatformText(config)] : known, LabelsOf(config));
    }

    private static ImmutableDictionary<string, string> LabelsOf(JsonElement config) =>
        config.TryGetProperty("config", out var runtime) && runtime.TryGetProperty(LabelsOfConfiguration, out var labels) && labels.ValueKind is JsonValueKind.Object
            ? labels.EnumerateObject().ToImmutableDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;
}
