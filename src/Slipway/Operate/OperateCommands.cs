using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Operate;

/// <summary>The remote commands between deploys, described and never run here.</summary>
/// <param name="commands">Those of the rollout, whose functions, lock and fence they use.</param>
internal sealed class OperateCommands(RolloutCommands commands)
{
    /// <summary>
    /// Prints lines of containers, each with its service and time before it. What is there already comes in the order of time; what
    /// comes later, as it comes. The containers' own two streams are one.
    /// </summary>
    public static RemoteCommand Logs(LogRequest request, IEnumerable<ContainerState> containers) => RemoteCommand.Script(
        """
        since=$1 tail=$2 follow=$3; shift 3
        print() {
          for pair; do
            docker logs --timestamps --tail "$tail" ${since:+"--since=$since"} ${follow:+--follow} "${pair#*=}" 2>&1 | sed -u "s/^/${pair%%=*} /" &
          done
          wait
        }
        if [ -n "$follow" ]; then print "$@"; else print "$@" | LC_ALL=C sort -s -k 2,2; fi
        """,
        [request.Since, request.Tail, request.Follow ? "follow" : "", .. containers.Select(x => $"{x.Service}={x.Id}")]).For("reading logs");

    /// <summary>Prints a line with the addresses of each container, in the order asked for.</summary>
    public static RemoteCommand Addresses(IEnumerable<string> containers) =>
        new RemoteCommand("docker", ["inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", .. containers]).For("asking where containers are");

    /// <summary>Runs a shell command in a container, noted before it runs; exit code and output are the command's.</summary>
    public RemoteCommand Exec(string container, string command, AuditEntry entry) => commands.Script(
        """
        audit "$3"
        docker exec "$1" sh -c "$2" </dev/null
        """,
        container, command, entry.ToJson()).For("running a command in a container");

    /// <summary>Runs a shell command in the newest running container of a service, changing nothing; exit code and output are the command's.</summary>
    public RemoteCommand Check(string service, string command) => commands.Script(
        """
        container=$(running_of "$1")
        docker exec "$container" sh -c "$2" </dev/null
        """,
        service, command).For($"checking {service} from inside");

    /// <summary>The secrets of the release that serves, for masking; nothing where there is no release.</summary>
    public RemoteCommand ReadSecrets() => commands.Script("cat current/secrets.env 2>/dev/null || true").For("reading which values must not be shown");

    /// <summary>Restarts the containers of services where they are; those that are kept warm are left alone.</summary>
    public RemoteCommand RestartInPlace(IEnumerable<string> services, AuditEntry entry) => commands.Change(
        """
        audit "$1"; shift
        for service; do
          for container in $(of_service "$service" --all --quiet --no-trunc --filter label=com.docker.compose.oneoff=False); do
            [ -f "warm/$container" ] || docker restart "$container" >/dev/null
          done
        done
        """,
        [entry.ToJson(), .. services]);

    /// <summary>Creates one more container of each service, beside the one of the same definition that goes on serving.</summary>
    public RemoteCommand StartAnother(string release, IEnumerable<string> services, AuditEntry entry) => commands.Change(
        """
        id=$1
        audit "$2"
        shift 2
        for service; do
          count=$(of_service "$service" --all --quiet --filter label=com.docker.compose.oneoff=False | wc -l)
          compose "$id" up --detach --no-deps --no-build --pull never --no-recreate --scale "$service=$((count + 1))" "$service" 2>&1
        done
        """,
        [release, entry.ToJson(), .. services]);

    /// <summary>Prints something where the release that serves mounts configuration that looks whether maintenance is on.</summary>
    public RemoteCommand FindFollower() => commands.Script(
        """
        grep -o "$root/files/[0-9a-f]*" current/compose.json | sort -u | while read -r tree; do
          grep -rslF "$1" "$tree" || true
        done
        """,
        TrafficSwitch.Maintenance).For("looking which proxy knows of maintenance");

    /// <summary>Turns maintenance on, by one rename, or off.</summary>
    public RemoteCommand SetMaintenance(MaintenanceState? on, AuditEntry entry) => commands.Change(
        """
        audit "$1"
        file=$2
        if [ -z "$3" ]; then rm -f "$file"; exit 0; fi
        mkdir -p "${file%/*}" && chmod 755 upstreams "${file%/*}"
        printf '%s\n' "$3" > "$file.tmp" && chmod 644 "$file.tmp" && mv "$file.tmp" "$file"
        """,
        [entry.ToJson(), ServerLayout.MaintenanceFile, on?.ToJson() ?? ""]);

    /// <summary>Removes containers of services that were not there before.</summary>
    /// <param name="services">The services.</param>
    /// <param name="before">Full ids of the containers that stay.</param>
    /// <param name="entry">For the audit log.</param>
    public RemoteCommand DropOthers(IEnumerable<string> services, IEnumerable<string> before, AuditEntry entry) => commands.Change(
        """
        before=" $1 "
        audit "$2"
        shift 2
        for service; do
          for container in $(of_service "$service" --all --quiet --no-trunc --filter label=com.docker.compose.oneoff=False); do
            case $before in *" $container "*) ;; *) docker rm --force "$container" >/dev/null ;; esac
          done
        done
        """,
        [string.Join(' ', before), entry.ToJson(), .. services]);
}
