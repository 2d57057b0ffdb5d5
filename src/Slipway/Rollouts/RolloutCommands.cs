using System.Text.Json;
using Slipway.Images;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>The remote commands of a rollout, described and never run here.</summary>
/// <param name="layout">Where the application is on the server.</param>
/// <param name="fence">Token of the deploy that holds the lock; a change that brings another is refused by the server.</param>
public sealed class RolloutCommands(ServerLayout layout, string fence)
{
    /// <summary>Exit code of a change that was refused, because another deploy holds the lock by now.</summary>
    internal const int Overtaken = 97;

    /// <summary>Grace of a container that nobody was sent to; a deploy that fails at its gate ends within 5 s of the gate's patience.</summary>
    private const int UnheardSeconds = 2;

    /// <summary>Line that <see cref="Retire"/> prints once the requests of a service behind a switch go where they are to go; what is left does nothing to them.</summary>
    internal const string Switched = "@@switched";

    /// <summary>Puts back together what every script below needs; a failing step ends the script.</summary>
    internal const string Prelude =
        """
        set -eu
        root=$1 project=$2; shift 2
        cd "$root"
        record() {
          [ -z "$1" ] || { printf '%s\n' "$1" > progress.json.tmp && mv progress.json.tmp progress.json; } 2>/dev/null ||
            { echo "progress.json cannot be written:" >&2; df -h . >&2; return 1; }
        }
        # A line that a full disk cut short must not spoil the next one, nor the log fail the way back, which frees space.
        audit() {
          { [ -z "$(tail -c 1 audit.jsonl 2>/dev/null)" ] || echo; printf '%s\n' "$1"; } >> audit.jsonl || echo "audit.jsonl lacks: $1" >&2
        }
        # Containers of a service; what follows its name is for docker ps.
        of_service() {
          of=$1; shift
          docker ps --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$of" "$@"
        }
        # The newest one that runs; what follows the service's name is for docker ps.
        running_of() {
          newest=$(of_service "$@" --quiet | head -n 1)
          [ -n "$newest" ] || { echo "service $1 has no running container" >&2; return 1; }
          echo "$newest"
        }
        # Compose itself where Docker finds it, in Docker's order: Docker would start it twice, first to ask what it is.
        compose=
        for plugins in "${HOME:-}/.docker" /usr/local/lib/docker /usr/local/libexec/docker /usr/lib/docker /usr/libexec/docker; do
          [ -n "$compose" ] || [ ! -x "$plugins/cli-plugins/docker-compose" ] || compose=$plugins/cli-plugins/docker-compose
        done
        # Only what Docker needs: a variable of the login shell must not win over the release's own values.
        compose() {
          id=$1; shift
          # The shell listens, not the connection: a client that is gone must not end Compose between the old container and the new.
          code=0
          said=$(env -i HOME="$HOME" PATH="$PATH" ${compose:-docker compose} --progress plain --project-name "$project" \
            --env-file "releases/$id/secrets.env" --file "releases/$id/compose.json" "$@" 2>&1 8>&-) || code=$?
          printf '%s\n' "$said"
          return "$code"
        }

        """;

    /// <summary>Ends a change before its first step when whoever sent it no longer holds the lock.</summary>
    private const string Fence =
        """
        fence=$1; shift
        [ "$(cat fence 2>/dev/null)" = "$fence" ] || { echo "another deploy holds the lock by now" >&2; exit 97; }

        """ + StateScript.BeginStep;

    /// <summary>Lists a service's containers, each with its fingerprint and state.</summary>
    private const string Containers =
        $$$$"""
        containers() {
          of_service "$1" --all --no-trunc --filter label=com.docker.compose.oneoff=False \
            --format '{{.ID}} {{.Label "{{{{StateScript.FingerprintLabel}}}}"}} {{.State}}'
        }

        """;

    /// <summary>
    /// What is done with containers that were replaced. <c>warm/ID</c> says until when one runs on and how Docker restarted it; a
    /// process of its own stops it then. Whatever that process misses (a reboot), the next deploy finds and removes.
    /// </summary>
    private const string Warmth =
        $$$$"""
        short() { printf %.12s "$1"; }
        memory_allows() { awk '/^MemTotal:/ { all = $2 } /^MemAvailable:/ { free = $2 } END { exit free * 100 < all * 15 }' /proc/meminfo; }
        policy_of() { docker inspect --format '{{with .HostConfig.RestartPolicy}}{{.Name}}{{if .MaximumRetryCount}}:{{.MaximumRetryCount}}{{end}}{{end}}' "$1"; }
        note_warm() { printf '%s\n%s\n' "$2" "$3" > "warm/$1.tmp" && mv "warm/$1.tmp" "warm/$1"; }
        leave='read -r until < "warm/$1" && [ "$(date +%s)" -ge "$until" ] || exit 0
          docker stop "$1"; docker rm --force "$1"; rm -f "warm/$1"'
        # Without requests for so many seconds, and then gone; a reboot does not start it again. Whoever asks waits while it goes.
        cool() {
          policy=$(policy_of "$1")
          note_warm "$1" "$(($(date +%s) + $2))" "$policy"
          docker update --restart no "$1" >/dev/null
          setsid sh -c "sleep $2; exec 7>>{{{{ServerLayout.LeavingFile}}}}; flock --shared 7; $leave" cool "$1" </dev/null >/dev/null 2>&1 8>&- &
        }
        # Gone once it has finished its requests; whoever asks waits from here on.
        let_finish() {
          exec 7>>{{{{ServerLayout.LeavingFile}}}}
          flock --shared 7
          # Over long since: whoever finds it without the lock is to remove it.
          note_warm "$1" 0 ""
          setsid sh -c "docker update --restart no \"\$1\"; $leave" finish "$1" </dev/null >/dev/null 2>&1 8>&- &
        }
        drop() { docker rm --force "$1" >/dev/null; rm -f "warm/$1"; }

        """;

    /// <summary><c>tell FILE METRICS</c>: leaves metrics for whoever watches the server, whole or not at all. That it cannot fails nothing.</summary>
    internal const string Tell =
        """
        tell() {
          {
            mkdir -p metrics && chmod 755 metrics && printf '%s\n' "$2" > "metrics/$1.tmp" &&
              chmod 644 "metrics/$1.tmp" && mv "metrics/$1.tmp" "metrics/$1.prom"
          } 2>/dev/null || echo "metrics/$1.prom could not be written" >&2
        }

        """;

    /// <summary>Asks what the server runs and has; see <see cref="StateScript"/>.</summary>
    public RemoteCommand ReadState() => RemoteCommand.Script(StateScript.Text, layout.Root, layout.Application).For("asking what the server runs");

    /// <summary>Asks which files of the release that serves are not as they were put there; see <see cref="FileSums"/>.</summary>
    public RemoteCommand CheckFiles() => RemoteCommand.Script($"cd \"$1\" 2>/dev/null || exit 0\n{FileSums.Check}", layout.Root).For("comparing the files of the release");

    /// <summary>Asks how deploys ended; see <see cref="HistoryScript"/>.</summary>
    public RemoteCommand ReadHistory() => RemoteCommand.Script(HistoryScript.Text, layout.Root).For("reading the history");

    /// <summary>The same, with the records of those releases whose ids begin with what is wanted, or of all.</summary>
    public RemoteCommand ReadHistoryWithRecords(string? wanted) => RemoteCommand.Script(HistoryScript.WithRecords, layout.Root, wanted ?? "").For("reading the history");

    /// <summary>Prints the copy of the record of a release that is kept; nothing where there is none.</summary>
    public RemoteCommand ReadRecordCopy(string release) => new RemoteCommand("cat", layout.RecordCopy(release)).For($"reading the record of {release}").AllowFailure();

    /// <summary>Prints the OpenAPI document of a release that is kept; fails where it has none.</summary>
    public RemoteCommand ReadApi(string release) =>
        new RemoteCommand("cat", $"{layout.Release(release)}/{ServerLayout.ApiDocument}").For($"reading the API of {release}").AllowFailure();

    /// <summary>Records the release in progress.</summary>
    public RemoteCommand Record(Progress progress) => Change("record \"$1\"", Json(progress));

    /// <summary>Creates or replaces containers of services of a release, recording it first.</summary>
    public RemoteCommand Start(string release, IEnumerable<string> services, Progress progress, AuditEntry entry) => Change(
        """
        id=$1
        record "$2"
        audit "$3"
        shift 3
        for service; do
          # What an engine that stopped in the middle of a replacement has left would keep its name.
          of_service "$service" --all --quiet --filter status=created | while read -r container; do docker rm --force "$container" >/dev/null; done
          # From here on the old one comes back by itself if the engine stops before the new one has started.
          of_service "$service" --quiet --filter label=com.docker.compose.oneoff=False |
            while read -r container; do
              case $(docker inspect --format '{{with .HostConfig.RestartPolicy}}{{.Name}}{{end}}' "$container") in
                unless-stopped) docker update --restart always "$container" >/dev/null ;;
              esac
            done
        done
        compose "$id" up --detach --no-deps --no-build --pull never "$@" 2>&1
        """,
        [release, Json(progress), entry.ToJson(), .. services]);

    /// <summary>
    /// Creates one more container of each service, beside what runs. One of the wanted definition that is there already
    /// does not serve, or it would not be started: it goes first, and so does what is kept warm where memory is short.
    /// </summary>
    public RemoteCommand StartBeside(string release, IEnumerable<ReleaseService> services, Progress progress, AuditEntry entry) => Change(
        Containers + Warmth +
        """
        id=$1
        record "$2"
        audit "$3"
        shift 3
        for pair; do
          service=${pair%%=*}
          count=1
          for one in $(containers "$service" | cut -d ' ' -f 1,2 | tr ' ' =); do
            container=${one%%=*}
            if [ "${one#*=}" = "${pair#*=}" ] || { [ -f "warm/$container" ] && ! memory_allows; }; then drop "$container"; else count=$((count + 1)); fi
          done
          compose "$id" up --detach --no-deps --no-build --pull never --no-recreate --scale "$service=$count" "$service" 2>&1
        done
        """,
        [release, Json(progress), entry.ToJson(), .. services.Select(Pair)]);

    /// <summary>
    /// Moves the requests of services behind a switch to the container of the wanted definition, by one rename, and then lets go of
    /// every other container: the one that had the requests till then stays warm for <paramref name="window"/> where memory allows, and
    /// then goes by itself. Nothing is touched while no container of the wanted definition runs. Services side by side.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="window">For how long one stays warm, zero included; null lets go of it before the command ends.</param>
    /// <param name="hasPassed">Whether the containers that go have passed their gate. Otherwise nobody was sent to one behind a switch, and it need not finish anything.</param>
    /// <param name="progress">The record.</param>
    /// <param name="entry">For the audit log.</param>
    public RemoteCommand Retire(IEnumerable<ReleaseService> services, TimeSpan? window, bool hasPassed, Progress progress, AuditEntry entry) => Change(
        Containers + Warmth +
        $$$$"""
        point() {
          mkdir -p "upstreams/$1" && chmod 755 upstreams "upstreams/$1"
          if [ -z "$2" ]; then : > "upstreams/$1/$3"; elif [ "$2" != "$3" ]; then mv -T "upstreams/$1/$2" "upstreams/$1/$3"; fi
        }
        # All of these do nothing to requests, and Docker takes its time for each: side by side.
        let_go() {
          if [ -f "warm/$2" ]; then let_finish "$2"
          elif [ -n "$window" ] && [ "$3" = running ] && [ "$(short "$2")" = "$served" ]; then
            memory_allows || window=0
            docker rename "$2" "$project-$1-was-$served" &
            renaming=$!
            if [ "$window" -gt 0 ]; then cool "$2" "$window"; else let_finish "$2"; fi
            wait "$renaming"
            if [ "$window" -gt 0 ]; then echo "the replaced container of $1 stays warm for $window s"; else echo "the replaced container of $1 may finish its requests, and goes"; fi
          elif [ -n "$4" ] && [ "$(short "$2")" != "$served" ]; then docker stop --time "$4" "$2" >/dev/null && docker rm --force "$2" >/dev/null
          else docker stop "$2" >/dev/null && docker rm --force "$2" >/dev/null
          fi
        }
        retire() {
          listed=$(containers "$1")
          running=$(printf '%s\n' "$listed" | sed -n "s/ $2 running\$//p" | head -n 1)
          [ -n "$running" ] || { echo "service $1 has no running container of the release" >&2; return 1; }
          served= leaving=
          if [ "$3" = switched ]; then
            served=$(ls -1 "upstreams/$1" 2>/dev/null | head -n 1)
            policy=$(sed -n 2p "warm/$running" 2>/dev/null) || policy=
            # One that was warm is back at work: the first thing that goes is what would stop it.
            rm -f "warm/$running"
            point "$1" "$served" "$(short "$running")"
            echo "{{{{Switched}}}}"
            [ -z "$policy" ] || { docker update --restart "$policy" "$running" >/dev/null & leaving=$!; }
          fi
          for one in $(printf '%s\n' "$listed" | tr ' ' =); do
            [ "${one%%=*}" != "$running" ] || continue
            let_go "$1" "${one%%=*}" "${one##*=}" "${4:-}" & leaving="$leaving $!"
          done
          for pid in $leaving; do wait "$pid" || exit 1; done
          docker rename "$running" "$project-$1-1" 2>/dev/null || true
        }
        window=$1
        record "$2"
        audit "$3"
        shift 3
        pids=
        for service; do retire $service & pids="$pids $!"; done
        failed=0
        for pid in $pids; do wait "$pid" || failed=1; done
        exit "$failed"
        """,
        [$"{window?.TotalSeconds:0}", Json(progress), entry.ToJson(), .. services.Select(x => $"{x.Name} {x.Fingerprint} {(x.IsSwitched ? $"switched {(hasPassed ? "" : UnheardSeconds)}" : "named")}")]);

    /// <summary>The last log lines of services, for the error that their failure becomes.</summary>
    public RemoteCommand Logs(string release, IEnumerable<string> services) => Script(
        """
        id=$1; shift
        compose "$id" logs --no-color --tail 20 "$@" 2>&1
        """,
        [release, .. services]).For("reading logs").AllowFailure();

    /// <summary>Stops and removes the containers of services that no Compose file names any more.</summary>
    public RemoteCommand Remove(IEnumerable<string> services, AuditEntry entry) => Change(
        """
        audit "$1"; shift
        for service; do
          of_service "$service" --all --quiet |
            while read -r container; do docker stop "$container" >/dev/null && docker rm "$container"; done
          rm -rf -- "upstreams/$service"
        done
        """,
        [entry.ToJson(), .. services]);

    /// <summary>Prints a file of a service's running container.</summary>
    public RemoteCommand ReadFile(string service, string path) => Script(
        """
        container=$(running_of "$1")
        docker cp --quiet --follow-link "$container:$2" - | tar -xO
        """,
        service, path).For($"reading {service}:{path}");

    /// <summary>Stops services without removing them, so that their logs can be read.</summary>
    public RemoteCommand Stop(string release, IEnumerable<string> services, AuditEntry entry) => Change(
        """
        id=$1; audit "$2"; shift 2
        compose "$id" stop "$@" 2>&1
        """,
        [release, entry.ToJson(), .. services]);

    /// <summary>Makes a release current: the link is switched by a rename, so that it always names a whole release.</summary>
    /// <param name="release">Its id.</param>
    /// <param name="entry">For the audit log.</param>
    /// <param name="metrics">For whoever watches the server; empty where nobody does.</param>
    public RemoteCommand Complete(string release, AuditEntry entry, string metrics = "") => Change(
        Tell +
        """
        ln -sfn "releases/$1" current.tmp
        mv -T current.tmp current

        """ +
        RetentionScript.MarkServed +
        """
        rm -f progress.json
        audit "$2"
        # What failed before is no longer news.
        [ -z "$3" ] || { tell deployed "$3"; rm -f metrics/failed.prom; }
        """,
        release, entry.ToJson(), metrics);

    /// <summary>Forgets a release in progress; its directory stays for a look.</summary>
    /// <param name="entry">For the audit log.</param>
    /// <param name="metrics">For whoever watches the server; empty where nobody does.</param>
    public RemoteCommand Abandon(AuditEntry entry, string metrics = "") => Change(
        Tell +
        """
        rm -f progress.json
        audit "$1"
        [ -z "$2" ] || tell failed "$2"
        """,
        entry.ToJson(), metrics);

    /// <summary>Pulls images side by side. The password comes on standard input and lives in memory-backed storage until the pull ends.</summary>
    public static RemoteCommand Pull(IEnumerable<string> references, Registry registry)
    {
        const string Script =
            """
            set -eu
            host=$1 user=$2; shift 2
            if [ -n "$user" ]; then
              DOCKER_CONFIG=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
              export DOCKER_CONFIG
              trap 'rm -rf "$DOCKER_CONFIG"' EXIT
              trap 'exit 1' HUP INT TERM
              docker login --username "$user" --password-stdin "$host" >/dev/null
            fi
            pids=
            for reference; do
              docker pull --quiet "$reference" 2>&1 &
              pids="$pids $!"
            done
            failed=0
            for pid in $pids; do wait "$pid" || failed=1; done
            exit "$failed"
            """;
        var command = new RemoteCommand("sh", ["-c", Script, "pull", registry.Host, registry.User ?? "", .. references]);
        return (registry.Password is { } password ? command.WithInput(password) : command).For("pulling images").WithTimeout(TimeSpan.FromMinutes(30));
    }

    private static string Pair(ReleaseService service) => $"{service.Name}={service.Fingerprint}";

    internal RemoteCommand Change(string body, params IEnumerable<string> arguments) => Script(Fence + body, [fence, .. arguments]).For("running a step of the deploy");

    internal RemoteCommand Script(string body, params IEnumerable<string> arguments) =>
        RemoteCommand.Script(Prelude + body, [layout.Root, layout.Application, .. arguments]);

    /// <summary>A way back leaves the record as it is: it would write to a disk that may be full.</summary>
    internal static string Json(Progress progress) => progress.IsWayBack ? "" : JsonSerializer.Serialize(progress, ReleaseJson.Default.Progress);
}
