using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hosting;

/// <summary>The readiness endpoint that gates, load balancers and people ask.</summary>
public static class HealthEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/health";

    /// <summary>How long all checks together may take: a prober must get an answer, not a time-out of its own.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Maps <c>GET /health</c>: 200 when every component is healthy, otherwise 503; never limited, never cached.</summary>
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, AnswerAsync).DisableRateLimiting();

    static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var components = await CheckAllAsync(
            services.GetServices<IHealthComponent>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HealthEndpoint)),
            context.RequestAborted);
        var healthy = components.Values.All(component => component.IsHealthy);
        var identity = services.GetRequiredService<BuildIdentity>();
        var report = new HealthReport(
            healthy ? "healthy" : "unhealthy", identity.Version, identity.Commit, identity.ImageDigest, components);

        context.Response.StatusCode = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(report, HealthJson.Default.HealthReport);
    }

    static async Task<Dictionary<string, ComponentHealth>> CheckAllAsync(
        IEnumerable<IHealthComponent> components, TimeProvider time, ILogger log, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborted);
        var cancellation = either.Token;
        var checks = components.Select(async component => KeyValuePair.Create(
            component.Name, await CheckAsync(component, log, cancellation)));
        return new(await Task.WhenAll(checks));
    }

    static async Task<ComponentHealth> CheckAsync(IHealthComponent component, ILogger log, CancellationToken cancellation)
    {
        try
        {
            // WaitAsync: the limit holds even for a check that does not listen to the token.
            return await component.CheckAsync(cancellation).WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return ComponentHealth.Unhealthy($"no answer within {TimeLimit.TotalSeconds:0.#} s");
        }
#pragma warning disable CA1031 // Whatever a dependency throws, the answer is a report; the log has the reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogWarning("Health of {Component}: {Reason}", component.Name, exception.Message);
            return ComponentHealth.Unhealthy("unreachable");
        }
    }
}
