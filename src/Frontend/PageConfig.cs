using System.Text.Json.Serialization;
using Hosting;

namespace Frontend;

/// <summary>What the page asks for first: where the API is, and which build of the page this is.</summary>
sealed record PageConfig(string ApiAddress, string Version, string Commit);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageConfig))]
sealed partial class PageConfigJson : JsonSerializerContext;

static class PageConfigEndpoint
{
    public static void MapPageConfig(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/config.json", (HttpContext context, ApiAddress api, BuildIdentity identity) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsJsonAsync(
                new PageConfig(api.Origin, identity.Version, identity.Commit), PageConfigJson.Default.PageConfig);
        });
}
