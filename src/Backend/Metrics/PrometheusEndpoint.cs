using System.Globalization;
using Backend.Tracing;
using Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Backend.Metrics;

/// <summary>
/// What the backend counts, for Prometheus: <c>GET /metrics</c> on a port of its own. The proxy knows the other port only, and which
/// one a request came in by is decided by the socket, not by a header that a caller writes.
/// </summary>
static class PrometheusEndpoint
{
    /// <summary>The port, which must be one of ASPNETCORE_HTTP_PORTS; without it nothing is counted.</summary>
    public const string PortVariable = "METRICS_PORT";

    /// <summary>What ASP.NET Core, the runtime and the database driver measure themselves, and what became of the traces.</summary>
    static readonly string[] s_meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql", SpanLedger.MeterName];

    /// <summary>Starts to count.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        if (Port(builder.Configuration) is null)
            return;
        var identity = BuildIdentity.From(builder.Configuration);
        builder.Services.AddOpenTelemetry()
            // Which build answers, so that a release can be compared with the one before: target_info has it.
            .ConfigureResource(resource => resource.AddService("backend", serviceVersion: identity.Version, autoGenerateServiceInstanceId: false)
                .AddAttributes([new("commit", identity.Commit)]))
            .WithMetrics(metrics => metrics.AddMeter(s_meters).AddPrometheusExporter());
    }

    /// <summary>Answers on the port; first of all, so that neither limits nor routes of the API reach it.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        if (Port(app.Configuration) is not { } port)
            return;
        app.MapWhen(context => context.Connection.LocalPort == port, inside =>
        {
            inside.UseOpenTelemetryPrometheusScrapingEndpoint();
            inside.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }

    static int? Port(IConfiguration configuration) => configuration[PortVariable] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 => port,
        var text => throw new InvalidOperationException($"{PortVariable} must be a port from 1 to 65535, not '{text}'."),
    };
}
