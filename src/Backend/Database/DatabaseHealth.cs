using Hosting;
using Npgsql;

namespace Backend.Database;

/// <summary>Healthy when the database answers and has had every migration of this build.</summary>
sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthComponent
{
    public string Name => "database";

    public async Task<ComponentHealth> CheckAsync(CancellationToken cancellation)
    {
        var missing = MigrationScripts.Missing(await AppliedAsync(cancellation));
        return missing.Count == 0
            ? ComponentHealth.Healthy
            : ComponentHealth.Unhealthy($"{missing.Count} migration(s) missing, first {missing[0]}");
    }

    async Task<List<string>> AppliedAsync(CancellationToken cancellation)
    {
        var applied = new List<string>();
        try
        {
            await using var command = database.CreateCommand($"select scriptname from {Migrator.Journal}");
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                applied.Add(reader.GetString(0));
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // A new database: nothing has run yet.
        }

        return applied;
    }
}
