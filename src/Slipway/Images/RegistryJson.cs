using System.Text.Json;

namespace Slipway.Images;

/// <summary>Reads what a registry sends; a proxy or a login page in its place is told as such.</summary>
internal static class RegistryJson
{
    public static T Read<T>(ImageReference image, ReadOnlyMemory<byte> content, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw RegistryErrors.NotAnImage(image, "something that is not JSON of a registry", exception);
        }
    }
}
