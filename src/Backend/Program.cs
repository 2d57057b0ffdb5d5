using Backend;
using Backend.Database;
using Hosting;

// Three short lives beside the server: a probe for the container's health check, which must stay cheap, the migration step, and
// the build's question what the API promises.
if (args is [HealthProbe.Argument])
    return HealthProbe.Run(HealthProbe.Port(Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS"), fallback: 8000));

if (args is [Migrator.Argument])
    return await MigrateCommand.RunAsync();

if (args is [ApiDocument.Argument, var file])
    return await ApiDocument.WriteAsync(file);

var app = Api.Build(args);
await app.RunAsync();
return 0;

/// <summary>The API's entry point; named so that tests can start the real thing.</summary>
public sealed partial class Program;
