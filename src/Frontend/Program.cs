using Frontend;
using Hosting;

if (args is [HealthProbe.Argument])
    return HealthProbe.Run(HealthProbe.Port(Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS"), fallback: 3000));

if (args is [ApiUse.Argument, var script, var file])
    return await ApiUse.WriteAsync(script, file);

var app = Site.Build(args);
await app.RunAsync();
return 0;

/// <summary>The site's entry point; named so that tests can start the real thing.</summary>
public sealed partial class Program;
