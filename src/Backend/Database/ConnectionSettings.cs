using Npgsql;

namespace Backend.Database;

/// <summary>Where the database is and how to log in, from DATABASE_* variables; the password may be a file.</summary>
static class ConnectionSettings
{
    /// <summary>Builds the connection string.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static string From(IConfiguration configuration) => new NpgsqlConnectionStringBuilder
    {
        Host = Required(configuration, "DATABASE_HOST"),
        Port = int.Parse(configuration["DATABASE_PORT"] is { Length: > 0 } port ? port : "5432"),
        Database = Required(configuration, "DATABASE_NAME"),
        Username = Required(configuration, "DATABASE_USER"),
        Password = Password(configuration),
        ApplicationName = "slipway-backend",
        // Seconds. A request fails, and says so, long before the proxy in front of it gives up.
        Timeout = 5,
        CommandTimeout = 15,
        MaxPoolSize = 50,
        // Nobody logs in by Kerberos here; asking for it needs a library that small images do not have.
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    static string Password(IConfiguration configuration) =>
        configuration.Secret("DATABASE_PASSWORD") ?? throw new InvalidOperationException("Set DATABASE_PASSWORD or DATABASE_PASSWORD_FILE: the backend needs it.");

    static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Set {key}: the backend needs it.");
}
