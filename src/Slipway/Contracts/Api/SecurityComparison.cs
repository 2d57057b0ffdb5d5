using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>Whoever was let in before must still be: some way in that is asked for now must be contained in each way in of before.</summary>
internal static class SecurityComparison
{
    public static IEnumerable<ApiChange> Compare(ApiPlace place, IList<OpenApiSecurityRequirement>? old, IList<OpenApiSecurityRequirement>? now)
    {
        var (before, after) = (Ways(old), Ways(now));
        var refused = before.Where(x => !after.Any(y => y.IsSubsetOf(x))).ToArray();
        if (refused.Length > 0)
            yield return new(place, ChangeKind.Required, $"security: {Words(after)}, was {Words(before)}", IsBreaking: true);
        else if (!before.All(x => after.Any(y => y.SetEquals(x))) || before.Length != after.Length)
            yield return new(place, ChangeKind.Widened, $"security: {Words(after)}, was {Words(before)}", IsBreaking: false);
    }

    /// <summary>Each way in: its schemes, each with how it is shown and each scope that it needs.</summary>
    private static HashSet<string>[] Ways(IList<OpenApiSecurityRequirement>? requirements) => requirements is not { Count: > 0 }
        ? [[]]
        : [.. requirements.Select(way => way.SelectMany(x => x.Value.Select(scope => $"{Name(x.Key)} {scope}").Prepend(Name(x.Key))).ToHashSet(StringComparer.Ordinal))];

    private static string Name(OpenApiSecuritySchemeReference scheme) => scheme.Type switch
    {
        SecuritySchemeType.ApiKey => $"{scheme.Name} in {scheme.In?.ToString().ToLowerInvariant()}",
        SecuritySchemeType.Http => $"http {scheme.Scheme}",
        _ => scheme.Reference.Id ?? "",
    };

    private static string Words(HashSet<string>[] ways) =>
        string.Join(" or ", ways.Select(x => x.Count == 0 ? "nothing" : string.Join(" and ", x.Order(StringComparer.Ordinal))));
}
