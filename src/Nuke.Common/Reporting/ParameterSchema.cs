using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>The JSON schema of parameter files, which editors use to complete and check them.</summary>
internal static class ParameterSchema
{
    const string Encrypted = "encrypted";

    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<ParameterDefinition> definitions, NamedChoices choices, AbsolutePath rootDirectory)
    {
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var definition in definitions.Where(x => !x.IsCommandLineOnly).OrderBy(x => x.Name, StringComparer.Ordinal))
            properties[definition.Name] = Property(definition, choices, rootDirectory);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Parameters of the build",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["definitions"] = new JsonObject
            {
                [Encrypted] = new JsonObject { ["type"] = "string", ["pattern"] = "^v2:[A-Za-z0-9+/]+=*$" },
            },
        };
        return schema.ToJsonString(Format) + "\n";
    }

    static JsonObject Property(ParameterDefinition definition, NamedChoices choices, AbsolutePath rootDirectory)
    {
        var value = ParameterType.Of(ValueConverter.ScalarType(definition.Type));
        var isList = ValueConverter.IsList(definition.Type);
        var property = isList
            // Null in a file is the same as nothing.
            ? new JsonObject { ["type"] = Types(["array", "null"]), ["items"] = Value(value, choices.Of(definition), isNullable: false) }
            : Value(value, choices.Of(definition), isNullable: true);
        // A text may be an encrypted one already; anything else needs to be told.
        if (definition.IsSecret && (isList || value.JsonType != "string" || property.ContainsKey("enum") || property.ContainsKey("pattern")))
            property = new JsonObject { ["anyOf"] = new JsonArray(property, new JsonObject { ["$ref"] = $"#/definitions/{Encrypted}" }) };
        if (Description(definition, choices) is { Length: > 0 } description)
            property["description"] = description;
        if (Default(definition, value, isList, rootDirectory) is { } preset)
            property["default"] = preset;
        return property;
    }

    static JsonObject Value(ParameterType type, IReadOnlyList<string>? allowed, bool isNullable)
    {
        var value = new JsonObject { ["type"] = Types([type.JsonType, .. type.OrJsonType is { } other ? [other] : Array.Empty<string>(), .. isNullable ? ["null"] : Array.Empty<string>()]) };
        if (allowed != null)
            value["enum"] = new JsonArray([.. allowed.Select(x => Node(type, x)), .. isNullable ? new JsonNode?[] { null } : []]);
        if (type.Pattern is { } pattern)
            value["pattern"] = pattern;
        if (type.Format is { } format)
            value["format"] = format;
        if (type.Examples is { } examples)
            value["examples"] = new JsonArray([.. examples.Select(x => (JsonNode)x)]);
        return value;
    }

    static JsonNode Types(IReadOnlyList<string> types) =>
        types.Count == 1 ? types[0] : new JsonArray([.. types.Select(x => (JsonNode)x)]);

    static string Description(ParameterDefinition definition, NamedChoices choices)
    {
        var secret = definition.IsSecret ? $"Secret: set it by {BuildScript.Unix} --set-secret {definition.Name}." : "";
        var path = ValueConverter.ScalarType(definition.Type) == typeof(AbsolutePath) ? "Path from the root directory." : "";
        return string.Join(' ', new[] { choices.Describe(definition), path, secret }.Where(x => x.Length > 0));
    }

    static JsonNode? Default(ParameterDefinition definition, ParameterType type, bool isList, AbsolutePath rootDirectory)
    {
        if (DefaultValue.Texts(definition, rootDirectory) is not { } texts)
            return null;
        return isList ? new JsonArray([.. texts.Select(x => Node(type, x))]) : Node(type, texts[0]);
    }

    static JsonNode Node(ParameterType type, string text) => type.JsonType switch
    {
        "boolean" => JsonValue.Create(!string.Equals(text, "false", StringComparison.OrdinalIgnoreCase)),
        "integer" => JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
        "number" => JsonValue.Create(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };
}
