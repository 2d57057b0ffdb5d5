namespace Backend.Database;

/// <summary>The image run with the argument <c>migrate</c>: a container of its own, before the new backend starts.</summary>
static class MigrateCommand
{
    /// <returns>0 when the schema is current, otherwise 1.</returns>
    public static async Task<int> RunAsync()
    {
        using var logging = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true));
        var log = logging.CreateLogger("Backend.Migrate");
        try
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            var ran = await new Migrator(ConnectionSettings.From(configuration), configuration[MigrationScripts.ContractSteps], log).RunAsync(CancellationToken.None);
            log.LogInformation("The schema is current; {Count} migration(s) ran.", ran.Count);
            return 0;
        }
#pragma warning disable CA1031 // The last stop before the exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError("{Reason}", exception.Message);
            return 1;
        }
    }
}
