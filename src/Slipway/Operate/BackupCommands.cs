using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Rollouts.Contracts;
using Slipway.Servers;

namespace Slipway.Operate;

/// <summary>The remote commands that list backups and restore one, described and never run here.</summary>
/// <param name="commands">Those of the rollout, whose functions, lock and fence they use.</param>
internal sealed class BackupCommands(RolloutCommands commands)
{
    /// <summary>Runs a command in the database's container; its standard input is the function's.</summary>
    private const string Inside =
        """
        in_database() {
          database=$(running_of "$1") || return 1
          docker exec --interactive --env "STAMP=$2" "$database" sh -c "$3"
        }

        """;

    /// <summary>Prints size, name and note of each backup; nothing where the application is not there.</summary>
    public static RemoteCommand List(ServerLayout layout) => RemoteCommand.Script(
        """
        cd "$1" 2>/dev/null || exit 0
        for file in *.dump; do
          [ ! -f "$file" ] || printf '%s %s %s\n' "$(stat -c %s "$file")" "$file" "$(head -n 1 "$file.json" 2>/dev/null)"
        done
        """,
        layout.Backups).For("listing the backups");

    /// <summary>
    /// Checks a backup as it is checked when it is taken, before anything is done; then reads it into a fresh database beside the one
    /// that serves. What it could not read to its end goes again.
    /// </summary>
    public RemoteCommand Load(RestorePlan plan, AuditEntry entry) => commands.Change(
        ContractCommands.Space + Inside +
        """
        service=$1 name=$2 stamp=$3 check=$4 contents=$5 measure=$6 load=$7 drop=$8
        audit "$9"
        exec 8>&-
        [ -f "backups/$name" ] || fail "$name is not there any more"
        in_database "$service" "$stamp" "$check" < "backups/$name" >/dev/null || fail "$name cannot be read to its end"
        tables=$(in_database "$service" "$stamp" "$contents" < "backups/$name" | wc -l)
        [ "$tables" -gt 0 ] || fail "$name holds no table"
        in_database "$service" "$stamp" "$drop" </dev/null || fail "what an earlier restore has left could not be removed"
        room "$(docker info --format '{{.DockerRootDir}}')" "$(measure "$database" "$measure")" "a database as large as the one that serves"
        in_database "$service" "$stamp" "$load" < "backups/$name" >/dev/null || {
          in_database "$service" "$stamp" "$drop" </dev/null || echo "the fresh database stays until the next restore" >&2
          fail "$name could not be read into a fresh database"
        }
        """,
        plan.How.Service, plan.Backup.Name, plan.Stamp, plan.How.Check, plan.How.Contents, plan.How.Measure, plan.How.Restore.Load, plan.How.Restore.Drop, entry.ToJson())
        .For($"reading {plan.Backup.Name}");

    /// <summary>Runs one of the commands of <see cref="RestoreCommands"/> and prints the server's time after it.</summary>
    public RemoteCommand Run(RestorePlan plan, string command, AuditEntry entry) => commands.Change(
        Inside +
        """
        audit "$4"
        in_database "$1" "$2" "$3" </dev/null >/dev/null
        date +%s
        """,
        plan.How.Service, plan.Stamp, command, entry.ToJson()).For(entry.Event);

    /// <summary>
    /// Waits until the health check of each container that serves has passed once more: what Docker says of it is as old as the last
    /// check, and may be of before the database was another one.
    /// </summary>
    /// <param name="services">The services; those without a health check are asked nothing.</param>
    /// <param name="since">A check counts that began after this; seconds since 1970, by the server's clock.</param>
    /// <param name="patience">How long.</param>
    public RemoteCommand WaitForHealth(IEnumerable<string> services, string since, TimeSpan patience) => commands.Script(
        """
        since=$1 until=$(($(date +%s) + $2)); shift 2
        for service; do
          for container in $(of_service "$service" --quiet --no-trunc --filter label=com.docker.compose.oneoff=False); do
            [ ! -f "warm/$container" ] || continue
            while :; do
              health=$(docker inspect --format '{{with .State.Health}}{{.Status}}{{range .Log}} {{.Start.Unix}}={{.ExitCode}}{{end}}{{end}}' "$container")
              [ -n "$health" ] || break
              last=${health##* } began=0
              case $last in *=*) began=${last%=*} ;; esac
              if [ "$began" -gt "$since" ]; then
                if [ "${last#*=}" = 0 ]; then break; fi
                if [ "${health%% *}" = unhealthy ]; then echo "$service is unhealthy" >&2; exit 1; fi
              fi
              [ "$(date +%s)" -lt "$until" ] || { echo "$service has not passed its health check since" >&2; exit 1; }
              sleep 0.2
            done
          done
        done
        """,
        [since, $"{Math.Floor(patience.TotalSeconds):0}", .. services]).For("waiting for the next health check");

    /// <summary>
    /// Ends a restore: contract steps that the database no longer has are not carried out any more, what migrates runs again with the
    /// next deploy, and what earlier restores have kept goes.
    /// </summary>
    public RemoteCommand Complete(RestorePlan plan, AuditEntry entry) => commands.Change(
        Inside +
        $$"""
        audit "$6"
        if [ "$4" = undo ]; then
          printf '%s\n' "$5" > {{ServerLayout.CarriedFile}}.tmp && mv {{ServerLayout.CarriedFile}}.tmp {{ServerLayout.CarriedFile}}
        fi
        if [ -n "$7" ]; then
          of_service "$7" --all --quiet --filter status=exited | while read -r container; do docker rm "$container" >/dev/null; done
        fi
        in_database "$1" "$2" "$3" </dev/null >/dev/null || echo "databases that earlier restores have kept could not be removed"
        """,
        plan.How.Service, plan.Stamp, plan.How.Restore.Forget, plan.Undone.IsEmpty ? "" : "undo", Lines(plan.StillCarried), entry.ToJson(), plan.Migrates ?? "")
        .For("ending the restore");

    private static string Lines(ImmutableArray<CarriedStep> steps) => string.Join('\n', steps.Select(x => x.ToJson()));
}
