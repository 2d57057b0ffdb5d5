using Microsoft.OpenApi;

namespace Slipway.Contracts.Api;

/// <summary>Parameters by where they are and what they are called; those in the path by their position alone.</summary>
internal static class ParameterComparison
{
    public static IEnumerable<ApiChange> Compare(ApiPlace place, ApiOperation old, ApiOperation now)
    {
        var (before, after) = (Parameters(old), Parameters(now));
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(key =>
        {
            var (was, @is) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            var at = place with { Part = ApiPart.Parameter, Name = Name(was ?? @is!) };
            return was is null ? [Added(at, @is!)] : @is is null ? [new(at, ChangeKind.Removed, "is no longer read", IsBreaking: false)] : Changed(at, was, @is);
        });
    }

    private static ApiChange Added(ApiPlace at, IOpenApiParameter parameter) => parameter.Required
        ? new(at, ChangeKind.Required, "is a new parameter that must be sent", IsBreaking: true)
        : new(at, ChangeKind.Added, "was added", IsBreaking: false);

    private static IEnumerable<ApiChange> Changed(ApiPlace at, IOpenApiParameter old, IOpenApiParameter now)
    {
        if (!old.Required && now.Required)
            yield return new(at, ChangeKind.Required, "must be sent now", IsBreaking: true);
        if (old.Required && !now.Required)
            yield return new(at, ChangeKind.Widened, "need not be sent any more", IsBreaking: false);
        if ((old.Style, old.Explode) != (now.Style, now.Explode))
            yield return new(at, ChangeKind.Changed, $"is written as {Written(now)}, was {Written(old)}", IsBreaking: true);
        foreach (var change in new SchemaComparison(Direction.Request).Compare(Schema(old), Schema(now)))
            yield return change.At(at);
    }

    private static Dictionary<string, IOpenApiParameter> Parameters(ApiOperation operation)
    {
        var positions = ApiComparison.Placeholder().Matches(operation.Template).Select(x => x.Value.Trim('{', '}')).ToList();
        var parameters = new Dictionary<string, IOpenApiParameter>(StringComparer.Ordinal);
        // The operation's own win over the path's.
        foreach (var parameter in operation.Shared.Concat(operation.Value.Parameters ?? []))
            parameters[parameter.In == ParameterLocation.Path ? $"path {positions.IndexOf(parameter.Name ?? "")}" : Key(parameter)] = parameter;
        return parameters;
    }

    // Names of headers are equal whatever their case.
    private static string Key(IOpenApiParameter parameter) => parameter.In == ParameterLocation.Header ? Name(parameter).ToUpperInvariant() : Name(parameter);

    private static string Name(IOpenApiParameter parameter) => $"{parameter.In?.ToString().ToLowerInvariant()} {parameter.Name}";

    private static IOpenApiSchema? Schema(IOpenApiParameter parameter) => parameter.Schema ?? parameter.Content?.Values.FirstOrDefault()?.Schema;

    private static string Written(IOpenApiParameter parameter) => $"{parameter.Style?.ToString().ToLowerInvariant()}{(parameter.Explode ? ", exploded" : "")}";
}
