using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>One way in which a value can satisfy a schema: its own keywords and those of all that <c>allOf</c> adds, as one.</summary>
internal sealed record Shape
{
    /// <summary>What messages call it: the component's name, a title, or the type.</summary>
    public string Name { get; init; } = "";

    /// <summary>Types but null; null for any.</summary>
    public JsonSchemaType? Types { get; init; }

    public bool AcceptsNull { get; init; } = true;

    public string? Format { get; init; }

    /// <summary>The only values, as JSON; null for any.</summary>
    public ImmutableSortedSet<string>? Values { get; init; }

    /// <summary>Limits by keyword, lower ones negated, so that a smaller number is always the tighter one.</summary>
    public ImmutableSortedDictionary<string, double> Limits { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Constraints that are kept or not, by keyword: <c>pattern</c>, <c>multipleOf</c>, <c>uniqueItems</c>, <c>not</c>.</summary>
    public ImmutableSortedDictionary<string, string> Constraints { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, IOpenApiSchema> Properties { get; init; } = ImmutableSortedDictionary<string, IOpenApiSchema>.Empty;

    public ImmutableSortedSet<string> Required { get; init; } = [];

    public IOpenApiSchema? Items { get; init; }

    /// <summary>Schema of the fields that are not named; null when there is none.</summary>
    public IOpenApiSchema? Additional { get; init; }

    public bool AllowsAdditional { get; init; } = true;

    /// <summary>Only what both accept.</summary>
    public Shape And(Shape other) => new()
    {
        Name = Name.Length > 0 ? Name : other.Name,
        Types = Both(Types, other.Types),
        AcceptsNull = AcceptsNull && other.AcceptsNull,
        Format = Format ?? other.Format,
        Values = Values is null ? other.Values : other.Values is null ? Values : Values.Intersect(other.Values),
        Limits = Limits.SetItems(other.Limits.Select(x => KeyValuePair.Create(x.Key, Limits.TryGetValue(x.Key, out var own) ? Math.Min(own, x.Value) : x.Value))),
        Constraints = Constraints.SetItems(other.Constraints.Select(x => KeyValuePair.Create(
            x.Key, Constraints.TryGetValue(x.Key, out var own) && own != x.Value ? $"{own} and {x.Value}" : x.Value))),
        Properties = Properties.SetItems(other.Properties),
        Required = Required.Union(other.Required),
        Items = other.Items ?? Items,
        Additional = other.Additional ?? Additional,
        AllowsAdditional = AllowsAdditional && other.AllowsAdditional,
    };

    private static JsonSchemaType? Both(JsonSchemaType? one, JsonSchemaType? two)
    {
        if (one is null || two is null)
            return one ?? two;
        var both = one.Value & two.Value;
        // Every integer is a number.
        return (one.Value | two.Value).HasFlag(JsonSchemaType.Integer | JsonSchemaType.Number) ? both | JsonSchemaType.Integer : both;
    }
}
