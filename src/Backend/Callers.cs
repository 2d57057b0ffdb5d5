using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Backend;

/// <summary>Who may call, from where, and how often.</summary>
static class Callers
{
    /// <summary>The limiter's policy; every endpoint but <c>/health</c> asks for it.</summary>
    public const string RateLimit = "per-client";

    const int DefaultRequestsPerMinute = 600;

    public static void AddCallers(this WebApplicationBuilder builder)
    {
        var perMinute = RequestsPerMinute(builder.Configuration["RATE_LIMIT_PER_MINUTE"]);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(RateLimit, request => RateLimitPartition.GetTokenBucketLimiter(
                request.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => Bucket(perMinute)));
        });

        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(Origins(builder.Configuration["FRONTEND_ORIGIN"]))
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders("content-type")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));

        // Only the proxy in front of this container, on a private network, may say who the caller is.
        builder.Services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in (string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"])
                headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        });
    }

    public static void UseCallers(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
    }

    // A burst of ten seconds' worth, so that a page that asks for several things at once is not punished for it.
    static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = Math.Max(1, perMinute / 6),
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    };

    static int RequestsPerMinute(string? setting) => setting switch
    {
        null or "" => DefaultRequestsPerMinute,
        _ when int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 => value,
        _ => throw new InvalidOperationException($"RATE_LIMIT_PER_MINUTE must be a whole number above 0, not '{setting}'."),
    };

    static string[] Origins(string? setting) =>
        setting?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
