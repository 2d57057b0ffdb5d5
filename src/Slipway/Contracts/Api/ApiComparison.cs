using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>
/// Pure: what differs between the API that runs and the one that is to. Callbacks, webhooks, links, servers, descriptions and
/// examples are not compared.
/// </summary>
public static partial class ApiComparison
{
    /// <summary>Compares two documents.</summary>
    /// <param name="running">The API as callers know it.</param>
    /// <param name="wanted">The API that is to take its place.</param>
    /// <returns>Every change, breaking ones first, each group in the order of paths.</returns>
    public static ImmutableArray<ApiChange> Compare(OpenApiDocument running, OpenApiDocument wanted)
    {
        ArgumentNullException.ThrowIfNull(running);
        ArgumentNullException.ThrowIfNull(wanted);
        var (old, now) = (Paths(running), Paths(wanted));
        var changes = old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(x => ComparePath(old.GetValueOrDefault(x), now.GetValueOrDefault(x), running, wanted));
        return [.. changes.Distinct().OrderByDescending(x => x.IsBreaking)];
    }

    private static IEnumerable<ApiChange> ComparePath(ApiPath? old, ApiPath? now, OpenApiDocument running, OpenApiDocument wanted)
    {
        if (old is null)
            return [new(new(now!.Template), ChangeKind.Added, "the path was added", IsBreaking: false)];
        if (now is null)
            return [new(new(old.Template), ChangeKind.Removed, "the path was removed", IsBreaking: true)];
        return old.Operations.Keys.Union(now.Operations.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(x => CompareMethod(new ApiPlace(old.Template) { Method = x }, old.Operations.GetValueOrDefault(x), now.Operations.GetValueOrDefault(x), running, wanted));
    }

    private static IEnumerable<ApiChange> CompareMethod(ApiPlace place, ApiOperation? old, ApiOperation? now, OpenApiDocument running, OpenApiDocument wanted)
    {
        if (old is null)
            return [new(place, ChangeKind.Added, "the operation was added", IsBreaking: false)];
        return now is null
            ? [new(place, ChangeKind.Removed, "the operation was removed", IsBreaking: true)]
            : ParameterComparison.Compare(place, old, now)
                .Concat(BodyComparison.Requests(place with { Part = ApiPart.Request }, old.Value.RequestBody, now.Value.RequestBody))
                .Concat(ResponseComparison.Compare(place, old.Value.Responses, now.Value.Responses))
                .Concat(SecurityComparison.Compare(place, old.Value.Security ?? running.Security, now.Value.Security ?? wanted.Security));
    }

    /// <summary>By template without the parameters' names: <c>/orders/{id}</c> and <c>/orders/{order}</c> are the same path to a caller.</summary>
    private static Dictionary<string, ApiPath> Paths(OpenApiDocument document) => (document.Paths ?? [])
        .GroupBy(x => Placeholder().Replace(x.Key, "{}"), StringComparer.Ordinal)
        .ToDictionary(x => x.Key, x => ApiPath.Of(x.First().Key, x.First().Value), StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    internal static partial Regex Placeholder();
}

/// <summary>A path with its operations.</summary>
internal sealed record ApiPath(string Template, ImmutableDictionary<string, ApiOperation> Operations)
{
    public static ApiPath Of(string template, IOpenApiPathItem item) => new(
        template,
        (item.Operations ?? []).ToImmutableDictionary(x => x.Key.Method.ToUpperInvariant(), x => new ApiOperation(template, x.Value, item.Parameters ?? []), StringComparer.Ordinal));
}

/// <summary>An operation with the parameters of its path.</summary>
internal sealed record ApiOperation(string Template, OpenApiOperation Value, IList<IOpenApiParameter> Shared);
