using Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Backend.Tracing;

/// <summary>Listens to spans from the start of the backend to its end, where Langfuse is set up.</summary>
sealed class LangfuseTracing(LangfuseSettings settings, SpanLedger ledger) : IHostedService, IDisposable
{
    /// <summary>What waits at the end is sent for so long; requests have ended by then.</summary>
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(3);

    TracerProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The provider disposes its processors.
        if (settings.Endpoint is not null)
            _provider = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(Resource())
                .AddSource(ModelTrace.Source.Name)
                .AddProcessor(new DeployTags(settings))
                .AddProcessor(LangfuseQueue.Create(settings, ledger))
                .Build();
#pragma warning restore CA2000
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _provider is { } provider ? Task.Run(() => provider.Shutdown((int)s_farewell.TotalMilliseconds), cancellationToken) : Task.CompletedTask;

    public void Dispose() => _provider?.Dispose();

    ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("slipway-backend", serviceVersion: settings.Build.Version, autoGenerateServiceInstanceId: false)
        .AddAttributes([new("deployment.environment.name", settings.Environment)]);
}

static class TracingExtensions
{
    /// <summary>Registers the traces of the model's calls.</summary>
    public static void AddTracing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(LangfuseSettings.From(builder.Configuration, BuildIdentity.From(builder.Configuration)));
        builder.Services.AddSingleton<SpanLedger>();
        builder.Services.AddHostedService<LangfuseTracing>();
    }
}
