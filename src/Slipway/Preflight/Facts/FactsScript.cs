using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Preflight.Facts;

/// <summary>The one question about a server that is asked before a deploy. Nothing on the server is changed by it.</summary>
public static class FactsScript
{
    /// <summary>POSIX shell, beside what <see cref="RetentionScript"/> needs; takes root, project, the bytes that a pull needs, and paths that should exist.</summary>
    public const string Text =
        $$$$"""
        root=$1 project=$2 needed=$3; shift 3
        part() { printf '\n{{{{RetentionScript.Mark}}}}%s\n' "$1"; }
        # One command for all that Docker says of itself, while the rest is asked: `docker compose version` alone takes longer.
        docker info --format '{{.DockerRootDir}}|{{.ServerVersion}}|{{range .ClientInfo.Plugins}}{{if eq .Name "compose"}}{{.Version}}{{end}}{{end}}' 2>/dev/null </dev/null | {
        part now; date -u +%s
        part architecture; uname -m
        part kernel-settings; (cd /proc/sys && ls -1d kernel/* net/*/* fs/mqueue/* 2>/dev/null | tr / .)
        part memory; grep '^MemTotal:' /proc/meminfo
        space() { { df -Pk "$1" || df -Pk "$(dirname "$1")"; } 2>/dev/null | tail -n 1; }
        part application-disk; space "$root"
        part writable
        for directory in "$root" "$root/releases" "$root/files"; do
          [ -e "$directory" ] || continue
          if [ -w "$directory" ]; then echo "yes $directory"; else echo "no $directory"; fi
        done
        if [ ! -e "$root" ]; then
          if [ -w "$(dirname "$root")" ]; then echo "yes $root"; else echo "no $root"; fi
        fi
        part paths
        for path; do
          if [ -e "$path" ]; then echo "yes $path"; else echo "no $path"; fi
        done
        part listeners; grep -hE '^ *[0-9]+: [0-9A-F]+:[0-9A-F]+ [0-9A-F]+:0000 0A ' /proc/net/tcp /proc/net/tcp6 2>/dev/null
        part processes; ss -Hltnp 2>/dev/null
        # What a listener belongs to is root's to know, but what Docker forwards is in the arguments of its own processes.
        part forwarded; pgrep -af docker-proxy 2>/dev/null | sed -n 's/.* -host-port \([0-9]*\) .*/\1/p'
        {{{{RetentionScript.Body}}}}
        about=$(cat)
        docker=${about%%|*} versions=${about#*|}
        part engine; echo "${versions%%|*}"
        part compose; echo "${versions#*|}"
        part docker-disk; space "$docker"
        # Docker adds up every file for this, so it is asked only when the answer matters.
        free=$(space "$docker" | awk '{ print $4 }')
        part usage
        if [ "$(( ${free:-0} / 1024 ))" -lt "$(( needed / 1048576 ))" ]; then timeout 20 docker system df --verbose --format '{{json .}}' 2>/dev/null; fi
        true
        }
        """;

    /// <summary>The question as a command.</summary>
    /// <param name="layout">Where the application is on the server.</param>
    /// <param name="neededBytes">With less free space than this, it is asked too what could be pruned.</param>
    /// <param name="paths">Paths that should exist.</param>
    public static RemoteCommand Command(ServerLayout layout, long neededBytes, IEnumerable<string> paths) =>
        RemoteCommand.Script(Text, [layout.Root, layout.Application, $"{neededBytes}", .. paths]).For("asking what the server is like");
}
