using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>Turns every placeholder of a document into the reference that Compose interpolates on the server.</summary>
internal static class SecretReferences
{
    /// <summary>Rewrites a document in place.</summary>
    public static void Write(JsonNode? node, SecretPlaceholders placeholders)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToArray())
            {
                if (placeholders.IsIn(name))
                    throw new InvalidInputException("A secret is part of a key in the Compose files; secrets can only be values.", "correct the Compose file");
                if (Text(value) is { } text && placeholders.IsIn(text))
                    members[name] = placeholders.ToReferences(text);
                else
                    Write(value, placeholders);
            }
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
            {
                if (Text(items[i]) is { } text && placeholders.IsIn(text))
                    items[i] = placeholders.ToReferences(text);
                else
                    Write(items[i], placeholders);
            }
    }

    /// <summary>The text of a string; null for anything else.</summary>
    internal static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
