using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>JSON that is the same text for the same content, whichever Compose printed it.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keys in ordinal order, indented, line feeds.</summary>
    public static string Write(JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
            Write(node, writer);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        if (node is JsonObject members)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members.OrderBy(x => x.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Write(value, writer);
            }

            writer.WriteEndObject();
        }
        else if (node is JsonArray items)
        {
            writer.WriteStartArray();
            foreach (var item in items)
                Write(item, writer);
            writer.WriteEndArray();
        }
        else if (node is null)
            writer.WriteNullValue();
        else
            node.WriteTo(writer);
    }
}
