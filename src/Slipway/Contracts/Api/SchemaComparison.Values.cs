using System.Globalization;
using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

internal sealed partial class SchemaComparison
{
    /// <summary>Formats whose values are all values of another one.</summary>
    private static readonly (string Small, string Large)[] s_formats =
    [
        ("int32", "int64"), ("float", "double"), ("int32", "double"), ("int32", "float"), ("int64", "double"), ("int64", "float"),
    ];

    private IEnumerable<FieldChange> Values(Shape old, Shape now)
    {
        var types = Variances.Of(Covers(now.Types, old.Types), Covers(old.Types, now.Types));
        if (types != Variance.Same)
            yield return Change(types, $"{Words(now.Types)}, was {Words(old.Types)}");
        if (types == Variance.Other && !Share(old.Types, now.Types))
            yield break;
        foreach (var change in Formats(old, now).Concat(Enums(old, now)).Concat(Limits(old, now)).Concat(Constraints(old, now)).Concat(Fields(old, now)).Concat(Items(old, now)))
            yield return change;
    }

    private IEnumerable<FieldChange> Formats(Shape old, Shape now)
    {
        var variance = s_formats.Contains((old.Format ?? "", now.Format ?? "")) ? Variance.Wider
            : s_formats.Contains((now.Format ?? "", old.Format ?? "")) ? Variance.Narrower
            : Variances.OfConstraint(old.Format, now.Format);
        if (variance != Variance.Same)
            yield return Change(variance, $"{now.Format ?? "without"} format, was {old.Format ?? "without"}");
    }

    /// <summary>
    /// A value that is gone breaks whoever sends it or waits for it. One more in a response does not: readers of an open set
    /// must be ready for values that they do not know, or no set of values could ever grow.
    /// </summary>
    private IEnumerable<FieldChange> Enums(Shape old, Shape now)
    {
        if (old.Values is null && now.Values is null)
            yield break;
        if (old.Values is null || now.Values is null)
        {
            var limited = now.Values is not null;
            yield return Change(limited ? Variance.Narrower : Variance.Wider, limited ? $"only {string.Join(", ", now.Values!)}" : $"any value, was only {string.Join(", ", old.Values!)}");
            yield break;
        }

        foreach (var value in old.Values.Except(now.Values))
            yield return new FieldChange("", ChangeKind.Narrowed, $"the value {value} was removed", IsBreaking: true);
        foreach (var value in now.Values.Except(old.Values))
            yield return new FieldChange("", ChangeKind.Added, $"the value {value} was added", IsBreaking: false);
    }

    private IEnumerable<FieldChange> Limits(Shape old, Shape now)
    {
        foreach (var name in old.Limits.Keys.Union(now.Limits.Keys, StringComparer.Ordinal))
        {
            var (before, after) = (Limit(old, name), Limit(now, name));
            var variance = Variances.OfLimit(before, after);
            if (variance != Variance.Same)
                yield return Change(variance, $"{name} {Shown(after)}, was {Shown(before)}");
        }

        static double? Limit(Shape shape, string name) => shape.Limits.TryGetValue(name, out var value) ? value : null;
        static string Shown(double? value) => value is null ? "none" : Math.Abs(value.Value).ToString(CultureInfo.InvariantCulture);
    }

    private IEnumerable<FieldChange> Constraints(Shape old, Shape now)
    {
        foreach (var name in old.Constraints.Keys.Union(now.Constraints.Keys, StringComparer.Ordinal))
        {
            var (before, after) = (old.Constraints.GetValueOrDefault(name), now.Constraints.GetValueOrDefault(name));
            var variance = Variances.OfConstraint(before, after);
            if (variance != Variance.Same)
                yield return Change(variance, $"{name} {after ?? "none"}, was {before ?? "none"}");
        }
    }

    /// <summary>Whether every value of type <paramref name="inner"/> is one of <paramref name="outer"/>; null is any type.</summary>
    private static bool Covers(JsonSchemaType? outer, JsonSchemaType? inner) =>
        outer is null || (inner is { } types && WithIntegers(outer.Value).HasFlag(types));

    private static bool Share(JsonSchemaType? old, JsonSchemaType? now) =>
        old is null || now is null || Enum.GetValues<JsonSchemaType>().Any(x => WithIntegers(old.Value).HasFlag(x) && WithIntegers(now.Value).HasFlag(x));

    private static JsonSchemaType WithIntegers(JsonSchemaType types) => types.HasFlag(JsonSchemaType.Number) ? types | JsonSchemaType.Integer : types;
}
