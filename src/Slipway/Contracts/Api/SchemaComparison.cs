using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>A difference inside a body, from its root.</summary>
internal sealed record FieldChange(string Field, ChangeKind Kind, string What, bool IsBreaking)
{
    public bool IsRecursive { get; init; }

    /// <summary>The same, seen from one level up.</summary>
    public FieldChange Below(string field) =>
        this with { Field = Field.Length == 0 || Field.StartsWith('[') ? field + Field : $"{field}.{Field}" };
}

/// <summary>
/// Compares the schemas of one body. Each pair of schemas is compared once: a schema that contains itself is assumed to be equal
/// inside, which holds unless something else in it differs, and that is reported where it was met first.
/// </summary>
internal sealed partial class SchemaComparison(Direction direction)
{
    /// <summary>A body with more changes than this has the same ones at many places; they are reported once.</summary>
    private const int Most = 200;

    private readonly Dictionary<(IOpenApiSchema? Old, IOpenApiSchema? New), ImmutableArray<FieldChange>> _known = [];
    private readonly HashSet<(IOpenApiSchema? Old, IOpenApiSchema? New)> _open = [];
    private readonly HashSet<(IOpenApiSchema? Old, IOpenApiSchema? New)> _recursive = [];
    private int _cuts;
    private int _repeated;
    private bool _isIncomplete;

    /// <summary>What differs between two bodies; null stands for a schema that accepts anything.</summary>
    public ImmutableArray<FieldChange> Compare(IOpenApiSchema? old, IOpenApiSchema? now)
    {
        var changes = Inside(old, now);
        return _isIncomplete ? [.. changes.Select(x => x with { IsRecursive = true })] : changes;
    }

    private ImmutableArray<FieldChange> Inside(IOpenApiSchema? old, IOpenApiSchema? now)
    {
        var pair = (old is null ? null : Shapes.Resolve(old), now is null ? null : Shapes.Resolve(now));
        if (pair == (null, null))
            return [];
        if (_known.TryGetValue(pair, out var known))
            return Again(known, _recursive.Contains(pair));
        if (!_open.Add(pair))
        {
            _cuts++;
            return [];
        }

        var cuts = _cuts;
        var changes = CompareShapes(Shapes.Of(old), Shapes.Of(now));
        _open.Remove(pair);
        if (_cuts > cuts)
            _recursive.Add(pair);
        _isIncomplete |= _cuts > cuts && changes.Length > 0;
        return _known[pair] = changes;
    }

    /// <summary>The changes of a schema at one more place. Those of one that contains itself would be at endlessly many.</summary>
    private ImmutableArray<FieldChange> Again(ImmutableArray<FieldChange> changes, bool isRecursive)
    {
        if (!isRecursive && (_repeated += changes.Length) <= Most)
            return changes;
        _isIncomplete |= changes.Length > 0;
        return [];
    }

    private ImmutableArray<FieldChange> CompareShapes(Shapes old, Shapes now)
    {
        IEnumerable<FieldChange> nullability = old.AcceptsNull == now.AcceptsNull || IsAnything(old) || IsAnything(now) ? []
            : [Change(Variances.Of(!old.AcceptsNull, old.AcceptsNull), now.AcceptsNull ? "may be null" : "may no longer be null")];
        return [.. nullability, .. Alternatives(old.Alternatives, now.Alternatives)];
    }

    private IEnumerable<FieldChange> Alternatives(ImmutableArray<Shape> old, ImmutableArray<Shape> now)
    {
        if (old.Length == 1 && now.Length == 1)
            return Values(old[0], now[0]);
        var pairs = Pairs(old, now);
        return
        [
            .. pairs.SelectMany(x => Values(x.Old, x.New).Select(y => y.Field.Length == 0 && x.New.Name.Length > 0 ? y with { What = $"{x.New.Name}: {y.What}" } : y)),
            .. Others(old, pairs.Select(x => x.Old)).Select(x => Change(Variance.Narrower, $"is no longer {Describe(x)}")),
            .. Others(now, pairs.Select(x => x.New)).Select(x => Change(Variance.Wider, $"may be {Describe(x)}")),
        ];
    }

    /// <summary>Which alternative became which: by name, then by whatever fits.</summary>
    private List<(Shape Old, Shape New)> Pairs(ImmutableArray<Shape> old, ImmutableArray<Shape> now)
    {
        var pairs = new List<(Shape Old, Shape New)>();
        foreach (var shape in old)
        {
            var free = Others(now, pairs.Select(x => x.New)).ToArray();
            var match = free.FirstOrDefault(x => x.Name.Length > 0 && x.Name == shape.Name) ?? free.FirstOrDefault(x => !Values(shape, x).Any(y => y.IsBreaking));
            if (match is not null)
                pairs.Add((shape, match));
        }

        return pairs;
    }

    private static IEnumerable<Shape> Others(IEnumerable<Shape> shapes, IEnumerable<Shape> paired) =>
        shapes.Except<Shape>(paired, ReferenceEqualityComparer.Instance);

    private FieldChange Change(Variance variance, string what) => new("", variance.Kind(), what, variance.IsBreaking(direction));

    private static bool IsAnything(Shapes shapes) => shapes.Alternatives is [{ Types: null, Values: null }];

    private static string Describe(Shape shape) => shape.Name.Length > 0 ? shape.Name : shape.Types is { } types ? Words(types) : "anything";

    private static string Words(JsonSchemaType? types) => types is null ? "anything" : string.Join(" or ", types.Value.ToIdentifiers());
}
