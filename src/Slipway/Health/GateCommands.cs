using Slipway.Servers;

namespace Slipway.Health;

/// <summary>The remote commands of a gate, described and never run here.</summary>
internal static class GateCommands
{
    /// <summary>Line between the containers and the events.</summary>
    public const string EventsFollow = "events";

    private const string WatchScript =
        $$$$"""
        project=$1
        # Events are asked for since a moment before the look, so that nothing between the two is missed.
        since=$(date +%s.%N); case $since in *N*) since=${since%.*} ;; esac
        echo "$since"
        docker ps -aq --no-trunc --filter "label=com.docker.compose.project=$project" --filter label=com.docker.compose.oneoff=False |
          xargs -r docker inspect --format '{{{{ContainerSnapshot.Format}}}}'
        echo {{{{EventsFollow}}}}
        # Until Docker ends, or the input does: whoever watches has seen enough, or is gone.
        exec 3<&0
        docker events --since "$since" --filter type=container --filter "label=com.docker.compose.project=$project" \
          --filter event=die --filter event=start --filter event=oom --filter event=destroy --filter event=health_status \
          --format '{{json .}}' &
        events=$!
        { cat <&3; kill "$events"; } >/dev/null 2>&1 &
        watcher=$!
        wait "$events"
        code=$?
        kill "$watcher"
        exit "$code"
        """;

    private const string ReportScript =
        """
        docker inspect --format '{{if .State.Health}}{{range .State.Health.Log}}{{json .Output}}{{"\n"}}{{end}}{{end}}' "$1" |
          sed '/^$/d' | tail -n 1 | sed 's/^/health check: /'
        docker logs --tail "$2" "$1" 2>&1
        """;

    /// <summary>The time on the server, every container of the project, and then whatever happens to them.</summary>
    public static RemoteCommand Watch(string project) =>
        new RemoteCommand("sh", "-c", WatchScript, "watch", project).UntilInputEnds().For($"watching the containers of {project}");

    /// <summary>One container.</summary>
    public static RemoteCommand Inspect(string id) =>
        new RemoteCommand("docker", "inspect", "--format", ContainerSnapshot.Format, id).For("looking at a container").AllowFailure();

    /// <summary>The last words of a container's health check and of itself.</summary>
    public static RemoteCommand Report(string id, int lines) =>
        RemoteCommand.Script(ReportScript, id, lines.ToString()).For("reading a container's log").AllowFailure();
}
