namespace Slipway.Contracts;

/// <summary>
/// How a backup becomes the database: read into a fresh one beside it, then both change their names. Shell commands that run
/// inside the database's container; <c>STAMP</c> (<c>20261128t140500z</c>) tells one restore from another. Without more they are
/// those of Postgres 13 and newer.
/// </summary>
public sealed record RestoreCommands
{
    private const string Postgres =
        $$"""
        export PGUSER="${POSTGRES_USER:-postgres}"
        PGPASSWORD={{DatabaseBackup.Password}}
        export PGPASSWORD
        db=${POSTGRES_DB:-$PGUSER} fresh=${POSTGRES_DB:-$PGUSER}_restored_$STAMP
        sql() {
          psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname="$1" \
            --set db="$db" --set fresh="$fresh" --set kept="${db}_before_$STAMP"
        }

        """;

    /// <summary>Makes a fresh database and reads the backup on its standard input into it, to its end; fails at the first error.</summary>
    public string Load { get; init; } = Postgres +
        """
        sql template1 <<'SQL' || exit 1
        select format('create database %I owner %I template template0 encoding %L lc_collate %L lc_ctype %L',
          :'fresh', pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype) from pg_database where datname = :'db' \gexec
        SQL
        pg_restore --exit-on-error --dbname="$fresh" || exit 1
        echo 'analyze;' | sql "$fresh"
        """;

    /// <summary>Keeps the database that serves under another name and gives its name to the fresh one, both or neither; ends its connections.</summary>
    public string Swap { get; init; } = Exchange("kept", "fresh");

    /// <summary>Undoes <see cref="Swap"/>, both or neither.</summary>
    public string SwapBack { get; init; } = Exchange("fresh", "kept");

    /// <summary>Removes fresh databases that never became the one that serves, of this restore and of any before.</summary>
    public string Drop { get; init; } = Postgres +
        """
        sql template1 <<'SQL'
        select format('drop database %I with (force)', datname) from pg_database where starts_with(datname, :'db' || '_restored_')
          and substr(datname, length(:'db') + 11) ~ '^[0-9]{8}t[0-9]{6}z$' \gexec
        SQL
        """;

    /// <summary>Removes the databases that earlier restores have kept, and leaves the one that this restore keeps.</summary>
    public string Forget { get; init; } = Postgres +
        """
        sql template1 <<'SQL'
        select format('drop database %I with (force)', datname) from pg_database where starts_with(datname, :'db' || '_before_')
          and substr(datname, length(:'db') + 9) ~ '^[0-9]{8}t[0-9]{6}z$' and datname <> :'kept' \gexec
        SQL
        """;

    // Between the end of a connection and the lock that the new name takes somebody may connect again: then once more.
    private static string Exchange(string away, string back) => Postgres +
        $"""
        for try in 1 2 3 4 5; do
          sql template1 <<'SQL' && exit 0
        begin;
        select pg_terminate_backend(pid) from pg_stat_activity where datname = :'db' \g /dev/null
        alter database :"db" rename to :"{away}";
        alter database :"{back}" rename to :"db";
        commit;
        SQL
        done
        exit 1
        """;
}
