using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Contracts.Api;

/// <summary>What a frontend uses of an API; generated with the frontend, so that it cannot say less than what the code does.</summary>
/// <param name="Operations">Each operation that it calls.</param>
public sealed record ApiUse(ImmutableArray<OperationUse> Operations)
{
    /// <summary>Reads <c>{"operations": [{"method": "GET", "path": "/orders/{id}", "reads": ["lines[].count"], "sends": []}]}</c>.</summary>
    /// <exception cref="InvalidInputException">It is not that.</exception>
    public static ApiUse Parse(string text, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ApiUseJson.Default.ApiUse) is { Operations.IsDefault: false } use && use.Operations.All(x => x is { Method.Length: > 0, Path.Length: > 0 })
                ? use
                : throw new JsonException("every operation needs a method and a path");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(
                $"{name} does not say what the frontend uses of the API: {exception.Message}",
                """write it as {"operations": [{"method": "GET", "path": "/orders/{id}", "reads": ["lines[].count"], "sends": []}]}""", exception);
        }
    }

    /// <summary>Whether the frontend breaks with a change that breaks callers.</summary>
    public bool Needs(ApiChange change) => Operations.Any(x => x.Needs(change));
}

/// <summary>One operation that a frontend calls.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path's template; parameters may have other names.</param>
public sealed record OperationUse(string Method, string Path)
{
    /// <summary>The fields of answers that it reads, from the body's root, with all that is below them: <c>[].number</c>, <c>lines[].count</c>; null: all.</summary>
    public ImmutableArray<string>? Reads { get; init; }

    /// <summary>The fields that it always sends; null: nobody knows which.</summary>
    public ImmutableArray<string>? Sends { get; init; }

    internal bool Needs(ApiChange change)
    {
        var place = change.Place;
        if (!IsSame(place.Path, Path) || !(place.Method is null || string.Equals(place.Method, Method, StringComparison.OrdinalIgnoreCase)))
            return false;
        if (place.Part is ApiPart.Operation or ApiPart.Parameter || place.Field.Length == 0 || place.IsRecursive)
            return true;
        if (place.Part == ApiPart.Response)
            return Reads is not { } reads || reads.Any(x => Overlaps(x, place.Field));
        return Sends is not { } sends
            || (change.Kind == ChangeKind.Required ? !sends.Contains(place.Field) : sends.Any(x => Overlaps(x, place.Field)));
    }

    private static bool IsSame(string template, string other) =>
        ApiComparison.Placeholder().Replace(template, "{}") == ApiComparison.Placeholder().Replace(other, "{}");

    /// <summary>Whether one field is the other or is inside it.</summary>
    private static bool Overlaps(string one, string other) =>
        Segments(one).Zip(Segments(other)).All(x => x.First == x.Second || x.First == "*" || x.Second == "*");

    private static string[] Segments(string field) => field.Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Camel case, indented.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ApiUse))]
internal sealed partial class ApiUseJson : JsonSerializerContext;
