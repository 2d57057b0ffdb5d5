using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>A <c>parameters.json</c> or <c>parameters.{profile}.json</c>: values by parameter name.</summary>
/// <param name="Name">The path as a person knows it, from the root directory.</param>
/// <param name="Values">Values by the name as written.</param>
internal sealed record ParameterFile(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    public static ParameterFile Read(AbsolutePath file, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllText(file),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Parse(name, document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new BuildInputException($"{name} is not valid JSON: {exception.Message}");
        }
    }

    static ParameterFile Parse(string name, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new BuildInputException($"{name} has to be a JSON object of parameter names and values.");
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject().Where(x => !x.Name.StartsWith('$') && x.Value.ValueKind != JsonValueKind.Null))
            values[property.Name] = [.. Texts(name, property)];
        return new ParameterFile(name, values);
    }

    static IEnumerable<string> Texts(string file, JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Array => property.Value.EnumerateArray().Select(x => x.ToString()),
        JsonValueKind.Object => throw new BuildInputException($"\"{property.Name}\" in {file} cannot be an object."),
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        _ => [property.Value.ToString()],
    };
}
