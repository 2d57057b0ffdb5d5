using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Operate;
using Slipway.Preflight.Checks;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts.Contracts;

/// <summary>The remote commands that touch the database, described and never run here.</summary>
/// <param name="commands">Those of the rollout, whose functions they use.</param>
internal sealed class ContractCommands(RolloutCommands commands)
{
    /// <summary>Exit code of what was not begun because the disk has too little space.</summary>
    internal const int NoSpace = 98;

    /// <summary>
    /// Shell: <c>fail WHY [CODE]</c>; <c>measure CONTAINER COMMAND</c> prints the bytes of a database, 0 where that is not known;
    /// <c>room DIRECTORY BYTES WHAT</c> refuses what would leave the database too little of its disk.
    /// </summary>
    internal static readonly string Space =
        $$"""
        fail() { echo "$1" >&2; exit "${2:-1}"; }
        measure() {
          bytes=$(docker exec "$1" sh -c "$2" 2>/dev/null) || bytes=0
          case $bytes in ''|*[!0-9]*) echo 0 ;; *) echo "$bytes" ;; esac
        }
        megabytes() { echo "$((($1 + 999999) / 1000000)) MB"; }
        room() {
          free=$(($({ df -Pk "$1" || df -Pk "$(dirname "$1")"; } 2>/dev/null | tail -n 1 | awk '{ print $4 }') * 1024))
          [ "$free" -ge $(($2 + {{DiskSpaceCheck.Reserve}})) ] ||
            fail "the disk of $1 has $(megabytes "$free") left; $3 needs $(megabytes "$2"), and {{Size.Of(DiskSpaceCheck.Reserve)}} must stay free" {{NoSpace}}
        }

        """;

    /// <summary>
    /// Shell: writes the backup <c>$name</c> and reads it back, with <c>$service</c> and the commands of <see cref="DatabaseBackup"/> in
    /// variables of their names, and <c>$note</c>; prints its path, bytes and tables.
    /// </summary>
    internal const string TakeBackup =
        $$"""
        umask 077
        mkdir -p backups
        rm -f backups/*.tmp
        trap 'rm -f backups/*.tmp' EXIT
        trap 'exit 1' HUP INT TERM
        [ ! -e "backups/$name" ] || fail "$name is there already"
        container=$(of_service "$service" --quiet | head -n 1)
        [ -n "$container" ] || fail "service $service has no running container"
        newest=$(ls -1 backups | grep '\.dump$' | sort -r | head -n 1)
        if [ -n "$newest" ]; then room "$root/backups" "$(stat -c %s "backups/$newest")" "a backup as large as $newest"
        else room "$root/backups" "$(measure "$container" "$measure")" "a backup as large as the database"
        fi
        docker exec "$container" sh -c "$dump" > "backups/$name.tmp" || fail "it could not be written"
        [ -s "backups/$name.tmp" ] || fail "it is empty: 0 bytes"
        docker exec --interactive "$container" sh -c "$check" < "backups/$name.tmp" >/dev/null || fail "it cannot be read back"
        tables=$(docker exec --interactive "$container" sh -c "$contents" < "backups/$name.tmp" | wc -l)
        [ "$tables" -gt 0 ] || fail "it is empty: it holds no table"
        sync "backups/$name.tmp"
        printf '%s\n' "$note" > "backups/$name.json.tmp"
        mv "backups/$name.json.tmp" "backups/$name.json"
        mv "backups/$name.tmp" "backups/$name"
        # Where the server is watched; its deploys made the directory.
        [ ! -d metrics ] || tell backup "# HELP backup_last_success_timestamp_seconds When a backup of the database was last made and read back.
        # TYPE backup_last_success_timestamp_seconds gauge
        backup_last_success_timestamp_seconds $(date +%s)
        # HELP backup_size_bytes Size of that backup.
        # TYPE backup_size_bytes gauge
        backup_size_bytes $(stat -c %s "backups/$name")"
        # Those that were taken by hand and those of every day do not push each other out.
        case $name in *{{StoredBackup.DailyEnding}}) kind= ;; *) kind=--invert-match ;; esac
        ls -1 backups | grep '\.dump$' | grep $kind -e '{{StoredBackup.DailyEnding}}$' | sort -r | tail -n "+$((keep + 1))" | while read -r old; do
          release=${old#*-}
          [ "$old" = "$name" ] || [ -d "releases/${release%.dump}" ] || rm -f "backups/$old"
        done
        for orphan in backups/*.dump.json; do [ -e "${orphan%.json}" ] || rm -f "$orphan"; done
        echo "$root/backups/$name $(stat -c %s "backups/$name") $tables"
        """;

    /// <summary>Runs the migrations and waits for their end; every contract step is noted before it can have run.</summary>
    public RemoteCommand Migrate(string release, string service, Progress progress, AuditEntry entry, ImmutableArray<CarriedStep> steps) => commands.Change(
        $$"""
        id=$1 service=$2
        record "$3"
        audit "$4"
        # A line of its own, also after one that a full disk has cut short.
        note() { [ -z "$1" ] || printf '\n%s\n' "$1" >> {{ServerLayout.CarriedFile}}; }
        note "$5"
        # One that a deploy which was cut off has left running is waited for; one that has ended leaves its log to nobody.
        # Both then write the log, each to a file of its own until it is whole.
        log=releases/$id/$service.log.$$.tmp
        trap 'rm -f "$log"' EXIT
        again=--force-recreate
        [ -z "$(of_service "$service" --quiet --filter status=running)" ] || again=
        compose "$id" up --detach --no-deps --no-build --pull never $again "$service" >"$log" 2>&1 || { cat "$log"; exit 1; }
        # It may take long; nobody needs to wait for it to learn what the server runs.
        exec 8>&-
        container=$(of_service "$service" --all --quiet --no-trunc --filter label=com.docker.compose.oneoff=False | head -n 1)
        code=$(docker wait "$container")
        docker logs --timestamps "$container" >"$log" 2>&1
        mv "$log" "releases/$id/$service.log"
        tail -n 20 "releases/$id/$service.log"
        [ "$code" = 0 ] || { echo "$service ended with exit code $code"; exit 1; }
        note "$6"
        """,
        release, service, JsonSerializer.Serialize(progress, ReleaseJson.Default.Progress), entry.ToJson(), Lines(steps), Lines([.. steps.Select(x => x with { IsDone = true })]))
        .For($"running the migrations of {release}");

    /// <summary>
    /// Writes a backup of the database and reads it back; prints its path, bytes and tables. It is not begun where it would fill the
    /// disk, and counts only once it has been read whole and holds a table; then those before the last <paramref name="keep"/> go, but
    /// for what a contract step of a release that is still here took.
    /// </summary>
    /// <param name="backup">How.</param>
    /// <param name="name">Its file's name: <c>&lt;time&gt;-&lt;release&gt;.dump</c> before a contract step.</param>
    /// <param name="keep">How many stay, this one included.</param>
    /// <param name="note">Why it is taken.</param>
    /// <param name="entry">For the audit log.</param>
    public RemoteCommand BackUp(DatabaseBackup backup, string name, int keep, BackupNote note, AuditEntry entry) => commands.Change(
        Space + RolloutCommands.Tell +
        """
        service=$1 name=$2 keep=$3 dump=$4 check=$5 contents=$6 measure=$7 note=$8
        audit "$9"
        exec 8>&-

        """ + TakeBackup,
        backup.Service, name, $"{keep}", backup.Dump, backup.Check, backup.Contents, backup.Measure, note.ToJson(), entry.ToJson())
        .For($"backing up {backup.Service}");

    private static string Lines(ImmutableArray<CarriedStep> steps) => string.Join('\n', steps.Select(x => x.ToJson()));
}
