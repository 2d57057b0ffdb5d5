using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hosting;

/// <summary>What both applications need to be deployed well.</summary>
public static class ServingExtensions
{
    /// <summary>
    /// How long requests in flight may take to finish after SIGTERM. Compose's <c>stop_grace_period</c> must be longer.
    /// </summary>
    public static TimeSpan DrainLimit { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Tells who answers, hides the server's name, and finishes requests when asked to stop.</summary>
    public static WebApplicationBuilder AddServing(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainLimit);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(BuildIdentity.From(builder.Configuration));
        return builder;
    }
}
