using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>Responses by status; a range such as <c>2XX</c>, then <c>default</c>, stands for statuses that are not named.</summary>
internal static class ResponseComparison
{
    public static IEnumerable<ApiChange> Compare(ApiPlace place, OpenApiResponses? old, OpenApiResponses? now)
    {
        var (before, after) = (old ?? [], now ?? []);
        foreach (var (status, response) in before)
        {
            var at = place with { Part = ApiPart.Response, Name = status };
            if (Find(after, status) is not { } same)
                yield return new(at, ChangeKind.Removed, "the response was removed", IsBreaking: true);
            else
                foreach (var change in BodyComparison.Contents(at, response.Content, same.Content, Direction.Response).Concat(Headers(at, response, same)))
                    yield return change;
        }

        foreach (var status in after.Keys.Where(x => Find(before, x) is null))
            yield return new(place with { Part = ApiPart.Response, Name = status }, ChangeKind.Added, "the response was added", IsBreaking: false);
    }

    private static IEnumerable<ApiChange> Headers(ApiPlace place, IOpenApiResponse old, IOpenApiResponse now)
    {
        var after = new Dictionary<string, IOpenApiHeader>(now.Headers ?? new Dictionary<string, IOpenApiHeader>(), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in old.Headers ?? new Dictionary<string, IOpenApiHeader>())
        {
            var at = place with { Field = $"header {name}" };
            if (!after.TryGetValue(name, out var same))
                yield return new(at, ChangeKind.Removed, "was removed", IsBreaking: true);
            else if (header.Required && !same.Required)
                yield return new(at, ChangeKind.Widened, "may be missing now", IsBreaking: true);
            foreach (var change in same is null ? [] : new SchemaComparison(Direction.Response).Compare(header.Schema, same.Schema))
                yield return new(at, change.Kind, change.What, change.IsBreaking);
        }
    }

    private static IOpenApiResponse? Find(OpenApiResponses responses, string status) =>
        new[] { status, $"{status[0]}XX", "default" }.Select(x => responses.FirstOrDefault(y => string.Equals(y.Key, x, StringComparison.OrdinalIgnoreCase)).Value).FirstOrDefault(x => x is not null);
}
