using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>A <c>parameters.json</c> or <c>parameters.{profile}.json</c>: values by parameter name.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Values">Values by the name as written.</param>
internal sealed record ParameterFile(AbsolutePath Path, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Comments and trailing commas are for the people who write the file.</summary>
    public static JsonDocumentOptions Options { get; } =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The path as a person knows it, from the root directory.</summary>
    public string Name => NameOf(Path);

    /// <summary>The profile that it belongs to; empty for that of all.</summary>
    public string Profile => Path.Name.Split('.') is [_, .. var profile, _] ? string.Join('.', profile) : "";

    /// <summary>The name of a parameter as this file writes it, or null when it says nothing of it.</summary>
    public string? Written(string parameter) =>
        Values.Keys.FirstOrDefault(x => KebabCase.Normalize(x) == KebabCase.Normalize(parameter));

    /// <summary>What the file gives a parameter, or null.</summary>
    public IReadOnlyList<string>? Find(string parameter) => Written(parameter) is { } written ? Values[written] : null;

    public static ParameterFile Read(AbsolutePath file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), Options);
            return new ParameterFile(file, Parse(NameOf(file), document.RootElement));
        }
        catch (JsonException exception)
        {
            throw new BuildInputException($"{NameOf(file)} is not valid JSON: {exception.Message}");
        }
    }

    static string NameOf(AbsolutePath file) => $".nuke/{file.Name}";

    static Dictionary<string, IReadOnlyList<string>> Parse(string file, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new BuildInputException($"{file} has to be a JSON object of parameter names and values.");
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject().Where(x => !x.Name.StartsWith('$')))
        {
            var key = KebabCase.Normalize(property.Name);
            if (values.Keys.FirstOrDefault(x => KebabCase.Normalize(x) == key) is { } other)
                throw new BuildInputException($"{file} sets \"{property.Name}\" twice (\"{other}\"). Leave one.");
            if (property.Value.ValueKind != JsonValueKind.Null)
                values[property.Name] = [.. Texts(file, property)];
        }

        return values;
    }

    static IEnumerable<string> Texts(string file, JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Array
            ? property.Value.EnumerateArray().Select(x => Text(file, property.Name, x))
            : [Text(file, property.Name, property.Value)];

    static string Text(string file, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String or JsonValueKind.Number => value.ToString(),
        var kind => throw new BuildInputException(
            $"\"{name}\" in {file} holds {(kind == JsonValueKind.Null ? "null" : $"an {kind.ToString().ToLowerInvariant()}")} where a single value is expected."),
    };
}
