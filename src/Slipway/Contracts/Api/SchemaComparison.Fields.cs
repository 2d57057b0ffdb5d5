using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

internal sealed partial class SchemaComparison
{
    private IEnumerable<FieldChange> Fields(Shape old, Shape now) =>
        Named(old).Union(Named(now), StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(x => Field(x, old, now)).Concat(OtherFields(old, now));

    private IEnumerable<FieldChange> Field(string name, Shape old, Shape now)
    {
        var (was, @is) = (Named(old).Contains(name), Named(now).Contains(name));
        var required = (Old: old.Required.Contains(name), New: now.Required.Contains(name));
        if (!was)
            return [Added(name, required.New)];
        if (!@is)
            return [Removed(name, now)];
        IEnumerable<FieldChange> presence = required.Old == required.New ? [] : [Presence(name, required.New)];
        return presence.Concat(Inside(old.Properties.GetValueOrDefault(name), now.Properties.GetValueOrDefault(name)).Select(x => x.Below(name)));
    }

    private FieldChange Added(string name, bool required) => direction == Direction.Request && required
        ? new(name, ChangeKind.Required, "is a new field that must be sent", IsBreaking: true)
        : new(name, ChangeKind.Added, "was added", IsBreaking: false);

    private FieldChange Removed(string name, Shape now) => direction == Direction.Response
        ? new(name, ChangeKind.Removed, "was removed", IsBreaking: true)
        : now.AllowsAdditional
            ? new(name, ChangeKind.Removed, "is no longer read", IsBreaking: false)
            : new(name, ChangeKind.Removed, "is no longer accepted", IsBreaking: true);

    private FieldChange Presence(string name, bool required) => (direction, required) switch
    {
        (Direction.Request, true) => new(name, ChangeKind.Required, "must be sent now", IsBreaking: true),
        (Direction.Request, false) => new(name, ChangeKind.Widened, "need not be sent any more", IsBreaking: false),
        (_, true) => new(name, ChangeKind.Narrowed, "is always there now", IsBreaking: false),
        (_, false) => new(name, ChangeKind.Widened, "may be missing now", IsBreaking: true),
    };

    /// <summary>Fields by any name: the values of a map.</summary>
    private IEnumerable<FieldChange> OtherFields(Shape old, Shape now)
    {
        if (old.Additional is not null && !now.AllowsAdditional && direction == Direction.Response)
            return [new("*", ChangeKind.Removed, "was removed", IsBreaking: true)];
        if (old.AllowsAdditional && !now.AllowsAdditional)
            return [new("", ChangeKind.Narrowed, "no other fields are accepted", direction == Direction.Request)];
        if (old.Additional is null && now.Additional is null)
            return old.AllowsAdditional == now.AllowsAdditional ? [] : [new("", ChangeKind.Added, "other fields may be there", IsBreaking: false)];
        return !old.AllowsAdditional
            ? [new("*", ChangeKind.Added, "was added", IsBreaking: false)]
            : Inside(old.Additional, now.Additional).Select(x => x.Below("*"));
    }

    private IEnumerable<FieldChange> Items(Shape old, Shape now) =>
        old.Items is null && now.Items is null ? [] : Inside(old.Items, now.Items).Select(x => x.Below("[]"));

    /// <summary>What is only read is not part of a request, and what is only written not part of a response.</summary>
    private IEnumerable<string> Named(Shape shape) => shape.Properties.Keys.Union(shape.Required, StringComparer.Ordinal)
        .Where(x => !shape.Properties.TryGetValue(x, out var schema) || IsSeen(Shapes.Resolve(schema)));

    private bool IsSeen(IOpenApiSchema schema) => direction == Direction.Request ? !schema.ReadOnly : !schema.WriteOnly;
}
