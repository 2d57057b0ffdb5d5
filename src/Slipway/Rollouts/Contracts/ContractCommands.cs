using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts.Contracts;

/// <summary>The remote commands that touch the database, described and never run here.</summary>
/// <param name="commands">Those of the rollout, whose functions they use.</param>
internal sealed class ContractCommands(RolloutCommands commands)
{
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
        again=--force-recreate
        [ -z "$(of_service "$service" --quiet --filter status=running)" ] || again=
        compose "$id" up --detach --no-deps --no-build --pull never $again "$service" >"releases/$id/$service.log.tmp" 2>&1 || { cat "releases/$id/$service.log.tmp"; exit 1; }
        # It may take long; nobody needs to wait for it to learn what the server runs.
        exec 8>&-
        container=$(of_service "$service" --all --quiet --no-trunc --filter label=com.docker.compose.oneoff=False | head -n 1)
        code=$(docker wait "$container")
        docker logs --timestamps "$container" >"releases/$id/$service.log.tmp" 2>&1
        mv "releases/$id/$service.log.tmp" "releases/$id/$service.log"
        tail -n 20 "releases/$id/$service.log"
        [ "$code" = 0 ] || { echo "$service ended with exit code $code"; exit 1; }
        note "$6"
        """,
        release, service, JsonSerializer.Serialize(progress, ReleaseJson.Default.Progress), entry.ToJson(), Lines(steps), Lines([.. steps.Select(x => x with { IsDone = true })]))
        .For($"running the migrations of {release}");

    /// <summary>
    /// Writes a backup of the database and reads it back; prints its path, bytes and tables. It counts only once it has been read
    /// whole and holds a table; then those before the last <see cref="DatabaseBackup.Keep"/> go.
    /// </summary>
    public RemoteCommand BackUp(DatabaseBackup backup, string name, AuditEntry entry) => commands.Change(
        """
        service=$1 name=$2 keep=$3 dump=$4 check=$5 contents=$6
        audit "$7"
        exec 8>&-
        umask 077
        mkdir -p backups
        rm -f backups/*.tmp
        fail() { rm -f "backups/$name.tmp"; echo "$1" >&2; exit 1; }
        container=$(of_service "$service" --quiet | head -n 1)
        [ -n "$container" ] || fail "service $service has no running container"
        docker exec "$container" sh -c "$dump" > "backups/$name.tmp" || fail "it could not be written"
        [ -s "backups/$name.tmp" ] || fail "it is empty: 0 bytes"
        docker exec --interactive "$container" sh -c "$check" < "backups/$name.tmp" >/dev/null || fail "it cannot be read back"
        tables=$(docker exec --interactive "$container" sh -c "$contents" < "backups/$name.tmp" | wc -l)
        [ "$tables" -gt 0 ] || fail "it is empty: it holds no table"
        sync "backups/$name.tmp"
        mv "backups/$name.tmp" "backups/$name"
        ls -1 backups | sort -r | tail -n "+$((keep + 1))" | while read -r old; do rm -f "backups/$old"; done
        echo "$root/backups/$name $(wc -c < "backups/$name") $tables"
        """,
        backup.Service, name, $"{backup.Keep}", backup.Dump, backup.Check, backup.Contents, entry.ToJson())
        .For($"backing up {backup.Service}");

    private static string Lines(ImmutableArray<CarriedStep> steps) => string.Join('\n', steps.Select(x => x.ToJson()));
}
