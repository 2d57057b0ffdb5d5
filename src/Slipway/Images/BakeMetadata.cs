using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Images;

/// <summary>Reads the file that <c>docker buildx bake --metadata-file</c> writes.</summary>
internal static class BakeMetadata
{
    public static ImmutableDictionary<string, string> Digests(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .Where(target => target.Value.ValueKind is JsonValueKind.Object && target.Value.TryGetProperty("containerimage.digest", out _))
            .ToImmutableDictionary(target => target.Name, target => target.Value.GetProperty("containerimage.digest").GetString() ?? "", StringComparer.Ordinal);
    }
}
