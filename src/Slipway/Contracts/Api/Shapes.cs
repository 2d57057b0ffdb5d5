using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>A schema as the ways in which a value can satisfy it.</summary>
/// <param name="Alternatives">One for each alternative; a schema without alternatives has one.</param>
/// <param name="AcceptsNull">Whether null is a value.</param>
internal sealed record Shapes(ImmutableArray<Shape> Alternatives, bool AcceptsNull)
{
    /// <summary>More alternatives than this, multiplied out, are taken as they stand instead.</summary>
    private const int Most = 64;

    /// <summary>What no schema at all accepts: anything.</summary>
    public static Shapes Anything { get; } = new([new Shape()], AcceptsNull: true);

    /// <summary>The schema itself where it is a reference.</summary>
    /// <exception cref="InvalidInputException">It refers to nothing.</exception>
    public static IOpenApiSchema Resolve(IOpenApiSchema schema) => schema is OpenApiSchemaReference reference
        ? reference.RecursiveTarget ?? throw new InvalidInputException($"An OpenAPI document refers to {reference.Reference.ReferenceV3 ?? reference.Reference.Id}, which is not in it.", "put everything into the one document")
        : schema;

    /// <summary>Reads a schema. What it contains is left for when it is compared, so that a schema may contain itself.</summary>
    public static Shapes Of(IOpenApiSchema? schema)
    {
        if (schema is null)
            return Anything;
        var all = Expand(schema, []);
        var some = all.Where(x => x.Types != default(JsonSchemaType)).ToImmutableArray();
        return new Shapes(some, all.Any(x => x.AcceptsNull));
    }

    private static ImmutableArray<Shape> Expand(IOpenApiSchema schema, ImmutableArray<IOpenApiSchema> within)
    {
        var resolved = Resolve(schema);
        if (within.Contains(resolved))
            return [new Shape()];
        within = within.Add(resolved);
        ImmutableArray<Shape> shapes = [Own(resolved) with { Name = (schema as OpenApiSchemaReference)?.Reference.Id ?? resolved.Title ?? "" }];
        foreach (var member in resolved.AllOf ?? [])
            shapes = Cross(shapes, Expand(member, within));
        foreach (var choice in new[] { resolved.OneOf, resolved.AnyOf }.Where(x => x is { Count: > 0 }))
            shapes = Cross(shapes, [.. choice!.SelectMany(x => Expand(x, within))]);
        return shapes;
    }

    private static ImmutableArray<Shape> Cross(ImmutableArray<Shape> shapes, ImmutableArray<Shape> others) =>
        shapes.Length * others.Length > Most ? shapes : [.. shapes.SelectMany(x => others.Select(y => y.And(x) with { Name = others.Length > 1 || x.Name.Length == 0 ? y.Name : x.Name }))];

    private static Shape Own(IOpenApiSchema schema) => new()
    {
        Types = schema.Type is { } type ? type & ~JsonSchemaType.Null : null,
        AcceptsNull = schema.Type is { } types ? types.HasFlag(JsonSchemaType.Null) : schema is { Const: null, Enum: null or { Count: 0 } },
        Format = schema.Format,
        Values = schema.Const is { } constant ? [JsonValue.Create(constant).ToJsonString()]
            : schema.Enum is { Count: > 0 } values ? [.. values.Where(x => x is not null && !x.IsJsonNullSentinel()).Select(x => x.ToJsonString())] : null,
        Limits = Limits(schema),
        Constraints = Constraints(schema),
        Properties = (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToImmutableSortedDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal),
        Required = [.. schema.Required ?? new HashSet<string>()],
        Items = schema.Items,
        Additional = schema.AdditionalProperties,
        AllowsAdditional = schema.AdditionalPropertiesAllowed,
    };

    private static ImmutableSortedDictionary<string, double> Limits(IOpenApiSchema schema) => new (string Name, double? Value)[]
    {
        ("maximum", Number(schema.Maximum)), ("exclusiveMaximum", Number(schema.ExclusiveMaximum)),
        ("minimum", -Number(schema.Minimum)), ("exclusiveMinimum", -Number(schema.ExclusiveMinimum)),
        ("maxLength", schema.MaxLength), ("minLength", -schema.MinLength),
        ("maxItems", schema.MaxItems), ("minItems", -schema.MinItems),
        ("maxProperties", schema.MaxProperties), ("minProperties", -schema.MinProperties),
    }.Where(x => x.Value is not null).ToImmutableSortedDictionary(x => x.Name, x => x.Value!.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> Constraints(IOpenApiSchema schema) => new (string Name, string? Value)[]
    {
        ("pattern", schema.Pattern),
        ("multipleOf", schema.MultipleOf?.ToString(CultureInfo.InvariantCulture)),
        ("uniqueItems", schema.UniqueItems is true ? "true" : null),
        ("not", schema.Not is { } not ? Text(not) : null),
    }.Where(x => x.Value is not null).ToImmutableSortedDictionary(x => x.Name, x => x.Value!, StringComparer.Ordinal);

    private static double? Number(string? text) => text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(IOpenApiSchema schema)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        schema.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return text.ToString();
    }
}
