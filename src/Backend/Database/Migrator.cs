using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Backend.Database;

/// <summary>Brings the schema up to this build: once, however many containers try at the same time.</summary>
sealed class Migrator(string connectionString, string? contractSteps, ILogger log)
{
    /// <summary>The argument that makes the backend migrate and exit instead of serving.</summary>
    public const string Argument = "migrate";

    /// <summary>The table that remembers what has run; DbUp's default.</summary>
    public const string Journal = "schemaversions";

    /// <summary>Any number, as long as nobody else takes it in this database: "slip" in ASCII.</summary>
    const long Lock = 0x736c6970;

    /// <summary>Runs what is missing, each script in a transaction of its own, and waits for whoever is at it already.</summary>
    /// <returns>The names of the scripts that ran.</returns>
    /// <exception cref="InvalidOperationException">A script failed; those before it stay.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        await using var session = new NpgsqlConnection(connectionString);
        await session.OpenAsync(cancellation);
        // The lock belongs to this session: a killed migrator frees it by dying.
        await using var acquire = new NpgsqlCommand("select pg_advisory_lock($1)", session) { CommandTimeout = 0 };
        acquire.Parameters.Add(new() { Value = Lock });
        await acquire.ExecuteNonQueryAsync(cancellation);

        var result = Upgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name ?? "(before the first script)"} failed: {result.Error.Message}", result.Error);
    }

    DatabaseUpgradeResult Upgrade() => DeployChanges.To
        .PostgresqlDatabase(connectionString)
        .WithScriptsEmbeddedInAssembly(MigrationScripts.Assembly, name => MigrationScripts.Is(name) && MigrationScripts.MayRun(name, contractSteps))
        .WithScriptNameComparer(MigrationScripts.Order)
        .WithTransactionPerScript()
        // "$name$" in SQL is Postgres' own quoting, not a variable of DbUp's.
        .WithVariablesDisabled()
        .WithExecutionTimeout(TimeSpan.Zero)
        .LogTo(new MigrationLog(log))
        .Build()
        .PerformUpgrade();
}
