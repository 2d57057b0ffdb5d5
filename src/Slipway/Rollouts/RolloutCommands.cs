using System.Text.Json;
using Slipway.Images;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>The remote commands of a rollout, described and never run here.</summary>
/// <param name="layout">Where the application is on the server.</param>
public sealed class RolloutCommands(ServerLayout layout)
{
    /// <summary>Puts back together what every script below needs; a failing step ends the script.</summary>
    private const string Prelude =
        """
        set -eu
        root=$1 project=$2; shift 2
        cd "$root"
        write() { printf '%s\n' "$2" > "$1.tmp" && mv "$1.tmp" "$1"; }
        audit() { printf '%s\n' "$1" >> audit.jsonl; }
        # Containers of a service; what follows its name is for docker ps.
        of_service() {
          of=$1; shift
          docker ps --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$of" "$@"
        }
        # Only what Docker needs: a variable of the login shell must not win over the release's own values.
        compose() {
          id=$1; shift
          env -i HOME="$HOME" PATH="$PATH" docker compose --progress plain --project-name "$project" \
            --env-file "releases/$id/secrets.env" --file "releases/$id/compose.json" "$@"
        }

        """;

    /// <summary>Lists a service's containers, each with its fingerprint and state.</summary>
    private const string Containers =
        $$$$"""
        containers() {
          of_service "$1" --all --no-trunc --filter label=com.docker.compose.oneoff=False \
            --format '{{.ID}} {{.Label "{{{{StateScript.FingerprintLabel}}}}"}} {{.State}}'
        }

        """;

    /// <summary>Asks what the server runs and has; see <see cref="StateScript"/>.</summary>
    public RemoteCommand ReadState() => RemoteCommand.Script(StateScript.Text, layout.Root, layout.Application);

    /// <summary>Asks how deploys ended; see <see cref="HistoryScript"/>.</summary>
    public RemoteCommand ReadHistory() => RemoteCommand.Script(HistoryScript.Text, layout.Root).For("reading the history");

    /// <summary>Prints the record of a release that is kept.</summary>
    public RemoteCommand ReadRelease(string release) =>
        new RemoteCommand("cat", $"{layout.Release(release)}/release.json").For($"reading the record of {release}");

    /// <summary>Records the release in progress.</summary>
    public RemoteCommand Record(Progress progress) => Script("write progress.json \"$1\"", Json(progress));

    /// <summary>Creates or replaces containers of services of a release, recording it first.</summary>
    public RemoteCommand Start(string release, IEnumerable<string> services, Progress progress, AuditEntry entry) => Script(
        """
        id=$1
        write progress.json "$2"
        audit "$3"
        shift 3
        compose "$id" up --detach --no-deps --no-build --pull never "$@" 2>&1
        """,
        [release, Json(progress), entry.ToJson(), .. services]);

    /// <summary>
    /// Creates one more container of each service, beside what runs. One of the wanted definition that is there already
    /// does not serve, or it would not be started: it goes first.
    /// </summary>
    public RemoteCommand StartBeside(string release, IEnumerable<ReleaseService> services, Progress progress, AuditEntry entry) => Script(
        Containers +
        """
        id=$1
        write progress.json "$2"
        audit "$3"
        shift 3
        for pair; do
          service=${pair%%=*}
          containers "$service" | while read -r container fingerprint _; do
            [ "$fingerprint" != "${pair#*=}" ] || docker rm --force "$container" >/dev/null
          done
          count=$(containers "$service" | wc -l)
          compose "$id" up --detach --no-deps --no-build --pull never --no-recreate --scale "$service=$((count + 1))" "$service" 2>&1
        done
        """,
        [release, Json(progress), entry.ToJson(), .. services.Select(Pair)]);

    /// <summary>Stops the containers of services that are not of the wanted definition, but only while one that is runs; side by side.</summary>
    public RemoteCommand Retire(IEnumerable<ReleaseService> services, AuditEntry entry) => Script(
        Containers +
        """
        retire() {
          running=$(containers "$1" | sed -n "s/ $2 running\$//p" | head -n 1)
          [ -n "$running" ] || { echo "service $1 has no running container of the release" >&2; return 1; }
          containers "$1" | while read -r container fingerprint _; do
            [ "$fingerprint" = "$2" ] || { docker stop "$container" >/dev/null && docker rm --force "$container" >/dev/null; }
          done
          docker rename "$running" "$project-$1-1" 2>/dev/null || true
        }
        audit "$1"; shift
        pids=
        for pair; do retire "${pair%%=*}" "${pair#*=}" & pids="$pids $!"; done
        failed=0
        for pid in $pids; do wait "$pid" || failed=1; done
        exit "$failed"
        """,
        [entry.ToJson(), .. services.Select(Pair)]);

    /// <summary>The last log lines of services, for the error that their failure becomes.</summary>
    public RemoteCommand Logs(string release, IEnumerable<string> services) => Script(
        """
        id=$1; shift
        compose "$id" logs --no-color --tail 20 "$@" 2>&1
        """,
        [release, .. services]).AllowFailure();

    /// <summary>Stops and removes the containers of services that no Compose file names any more.</summary>
    public RemoteCommand Remove(IEnumerable<string> services, AuditEntry entry) => Script(
        """
        audit "$1"; shift
        for service; do
          of_service "$service" --all --quiet |
            while read -r container; do docker stop "$container" >/dev/null && docker rm "$container"; done
        done
        """,
        [entry.ToJson(), .. services]);

    /// <summary>Prints a file of a service's running container.</summary>
    public RemoteCommand ReadFile(string service, string path) => Script(
        """
        container=$(of_service "$1" --quiet | head -n 1)
        [ -n "$container" ] || { echo "service $1 has no running container" >&2; exit 1; }
        docker cp --quiet "$container:$2" - | tar -xO
        """,
        service, path);

    /// <summary>Stops services without removing them, so that their logs can be read.</summary>
    public RemoteCommand Stop(string release, IEnumerable<string> services, AuditEntry entry) => Script(
        """
        id=$1; audit "$2"; shift 2
        compose "$id" stop "$@" 2>&1
        """,
        [release, entry.ToJson(), .. services]);

    /// <summary>Makes a release current: the link is switched by a rename, so that it always names a whole release.</summary>
    public RemoteCommand Complete(string release, AuditEntry entry) => Script(
        """
        ln -sfn "releases/$1" current.tmp
        mv -T current.tmp current

        """ +
        RetentionScript.MarkServed +
        """
        rm -f progress.json
        audit "$2"
        """,
        release, entry.ToJson());

    /// <summary>Forgets a release in progress; its directory stays for a look.</summary>
    public RemoteCommand Abandon(AuditEntry entry) => Script(
        """
        rm -f progress.json
        audit "$1"
        """,
        entry.ToJson());

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
        return (registry.Password is { } password ? command.WithInput(password) : command).WithTimeout(TimeSpan.FromMinutes(30));
    }

    private static string Pair(ReleaseService service) => $"{service.Name}={service.Fingerprint}";

    private RemoteCommand Script(string body, params IEnumerable<string> arguments) =>
        RemoteCommand.Script(Prelude + body, [layout.Root, layout.Application, .. arguments]);

    private static string Json(Progress progress) => JsonSerializer.Serialize(progress, ReleaseJson.Default.Progress);
}
