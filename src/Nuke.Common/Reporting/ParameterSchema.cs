using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>The JSON schema of parameter files, which editors use to complete and check them.</summary>
internal static class ParameterSchema
{
    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<ParameterDefinition> definitions, IEnumerable<ExecutableTarget> targets)
    {
        var names = targets.Select(x => x.Name).Order(StringComparer.Ordinal).ToList();
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var definition in definitions.OrderBy(x => x.Name, StringComparer.Ordinal))
            properties[definition.Name] = Property(definition, names);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Parameters of the build",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        return schema.ToJsonString(Format) + "\n";
    }

    static JsonObject Property(ParameterDefinition definition, List<string> targets)
    {
        var allowed = definition.IsOfTheEngine && definition.Name is "Target" or "Skip" ? targets : definition.AllowedValues();
        var value = Value(ValueConverter.ScalarType(definition.Type), allowed);
        var property = ValueConverter.IsList(definition.Type)
            ? new JsonObject { ["type"] = "array", ["items"] = value }
            : value;
        var description = (definition.Description ?? "") + (definition.IsSecret ? " (secret: keep it out of files)" : "");
        if (description.Length > 0)
            property["description"] = description.Trim();
        return property;
    }

    static JsonObject Value(Type type, IReadOnlyList<string>? allowed)
    {
        var value = new JsonObject { ["type"] = type == typeof(Parallelism) ? new JsonArray("boolean", "integer") : JsonType(type) };
        if (allowed != null)
            value["enum"] = new JsonArray([.. allowed.Select(x => (JsonNode)x)]);
        return value;
    }

    static string JsonType(Type type) =>
        type == typeof(bool) ? "boolean"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) || type == typeof(decimal) ? "number"
        : "string";
}
