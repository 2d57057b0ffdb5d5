using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>Bodies, by media type.</summary>
internal static class BodyComparison
{
    public static IEnumerable<ApiChange> Requests(ApiPlace place, IOpenApiRequestBody? old, IOpenApiRequestBody? now)
    {
        if (old is null || now is null)
            return old is null && now is null ? []
                : old is not null ? [new(place, ChangeKind.Removed, "is no longer read", IsBreaking: false)]
                : now!.Required ? [new(place, ChangeKind.Required, "must be sent now", IsBreaking: true)]
                : [new(place, ChangeKind.Added, "was added", IsBreaking: false)];
        IEnumerable<ApiChange> presence = old.Required == now.Required ? []
            : now.Required ? [new(place, ChangeKind.Required, "must be sent now", IsBreaking: true)]
            : [new(place, ChangeKind.Widened, "need not be sent any more", IsBreaking: false)];
        return presence.Concat(Contents(place, old.Content, now.Content, Direction.Request));
    }

    /// <summary>A media type that is gone breaks whoever sends it or asks for it.</summary>
    public static IEnumerable<ApiChange> Contents(
        ApiPlace place, IDictionary<string, OpenApiMediaType>? old, IDictionary<string, OpenApiMediaType>? now, Direction direction)
    {
        var (before, after) = (old ?? new Dictionary<string, OpenApiMediaType>(), now ?? new Dictionary<string, OpenApiMediaType>());
        foreach (var (type, content) in before)
        {
            if (Find(after, type) is not { } same)
                yield return new(place, ChangeKind.Removed, $"{type} was removed", IsBreaking: true);
            else
                foreach (var change in new SchemaComparison(direction).Compare(content.Schema, same.Schema))
                    yield return change.At(place);
        }

        foreach (var type in after.Keys.Where(x => Find(before, x) is null))
            yield return new(place, ChangeKind.Added, $"{type} was added", IsBreaking: false);
    }

    /// <summary>The content of a type, or of a range that it is in; parameters such as the character set do not make it another type.</summary>
    private static OpenApiMediaType? Find(IDictionary<string, OpenApiMediaType> contents, string type)
    {
        var bare = Bare(type);
        return new[] { bare, $"{bare.Split('/')[0]}/*", "*/*" }
            .Select(x => contents.FirstOrDefault(y => Bare(y.Key) == x).Value).FirstOrDefault(x => x is not null);
    }

    private static string Bare(string type) => type.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>A change inside a body, placed.</summary>
    public static ApiChange At(this FieldChange change, ApiPlace place) =>
        new(place with { Field = change.Field, IsRecursive = change.IsRecursive }, change.Kind, change.What, change.IsBreaking);
}
