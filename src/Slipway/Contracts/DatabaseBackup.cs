using System.Text.Json.Serialization;

namespace Slipway.Contracts;

/// <summary>
/// How a database is backed up and restored: shell commands that run inside its own container, so that the tools fit its version
/// and no password leaves it. Without more they are those of Postgres, for images that take <c>POSTGRES_USER</c>, <c>POSTGRES_DB</c> and
/// <c>POSTGRES_PASSWORD</c> or <c>POSTGRES_PASSWORD_FILE</c>.
/// </summary>
/// <param name="Service">The database's service.</param>
public sealed record DatabaseBackup(string Service)
{
    /// <summary>Shell word: the password, from a variable or a file; empty where there is neither.</summary>
    internal const string Password = "${POSTGRES_PASSWORD:-$(cat \"${POSTGRES_PASSWORD_FILE:-/dev/null}\")}";

    /// <summary>Writes the backup to its standard output.</summary>
    public string Dump { get; init; } =
        $"PGPASSWORD={Password} pg_dump --format=custom --username=\"${{POSTGRES_USER:-postgres}}\" --dbname=\"${{POSTGRES_DB:-${{POSTGRES_USER:-postgres}}}}\"";

    /// <summary>Reads the backup on its standard input from one end to the other, and fails when it could not be restored.</summary>
    public string Check { get; init; } = "pg_restore --file=/dev/null";

    /// <summary>Prints one line for each table in the backup on its standard input; a backup without any is empty.</summary>
    public string Contents { get; init; } = "pg_restore --list | grep ' TABLE DATA '";

    /// <summary>Backups that stay on the server, the new one included; those that a contract step of a kept release took stay beside them.</summary>
    public int Keep { get; init; } = 7;

    /// <summary>Prints how many bytes the database has, for the check of the disk's space; where it fails, the size counts as unknown.</summary>
    [JsonIgnore]
    public string Measure { get; init; } =
        $"PGPASSWORD={Password} psql --no-psqlrc --tuples-only --no-align --username=\"${{POSTGRES_USER:-postgres}}\" --dbname=\"${{POSTGRES_DB:-${{POSTGRES_USER:-postgres}}}}\" --command='select pg_database_size(current_database())'";

    /// <summary>How a backup becomes the database again.</summary>
    [JsonIgnore]
    public RestoreCommands Restore { get; init; } = new();
}
