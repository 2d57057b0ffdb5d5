using Slipway.Servers;

namespace Slipway.Releases;

/// <summary>The remote commands of retention, described and never run here.</summary>
/// <param name="layout">Where the application is on the server.</param>
public sealed class RetentionCommands(ServerLayout layout)
{
    /// <summary>
    /// How long a removal goes on behind a deploy that has ended: less than the next one waits for steps of an earlier deploy. What
    /// is left then, the next one removes.
    /// </summary>
    private const int BehindSeconds = 25;

    /// <summary>Asks what is kept and who uses it.</summary>
    public RemoteCommand Read() => RemoteCommand.Script(RetentionScript.Text, layout.Root, layout.Application).For("asking what is kept");

    /// <summary>
    /// Removes what a plan names, under the deploy lock; asks again before each release whether it serves by now. Docker itself
    /// keeps an image that a container uses; it is printed with the reason.
    /// </summary>
    /// <param name="plan">What goes.</param>
    /// <param name="entry">What the audit log says of it.</param>
    /// <param name="fence">Token of who holds the lock; with another one nothing is removed.</param>
    /// <param name="isBehind">Whether the command ends at once, and the server goes on: as a step, so that the next deploy waits for it.</param>
    public RemoteCommand Remove(RetentionPlan plan, AuditEntry entry, string fence, bool isBehind = false) => RemoteCommand.Script(
        $$"""
        set -u
        cd "$1" || exit 1
        [ "$(cat fence 2>/dev/null)" = "$3" ] || { echo "another deploy holds the lock by now; nothing was removed" >&2; exit 1; }
        {{StateScript.BeginStep}}
        printf '%s\n' "$2" >> audit.jsonl
        seconds=$4
        shift 4
        removal='
          seconds=$1 until=$(($(date +%s) + $1))
          shift
          while [ "$#" -gt 0 ] && { [ "$seconds" = 0 ] || [ "$(date +%s)" -lt "$until" ]; }; do
            kind=$1 name=$2; shift 2
            case $kind in
              release)
                if [ "$(readlink current)" = "releases/$name" ] || grep -qF "\"$name\"" progress.json 2>/dev/null; then
                  echo "kept release $name: it is in use by now"
                else
                  # Renamed first: a directory that is half gone must not look like a release.
                  mv -T -- "releases/$name" "releases/$name.tmp-removed" && rm -rf -- "releases/$name.tmp-removed"
                fi ;;
              directory) rm -rf -- "$name" ;;
              image) said=$(docker image rm -- "$name" 2>&1) || echo "kept image $name: $said" ;;
            esac
          done'
        if [ "$seconds" = 0 ]; then
          sh -c "$removal" removal 0 "$@"
        else
          setsid sh -c "$removal" removal "$seconds" "$@" </dev/null >/dev/null 2>&1 &
        fi
        """,
        [
            layout.Root, entry.ToJson(), fence, isBehind ? $"{BehindSeconds}" : "0",
            .. plan.Releases.SelectMany(x => (string[])["release", x]),
            .. plan.Files.SelectMany(x => (string[])["directory", $"files/{x}"]),
            .. plan.Leftovers.SelectMany(x => (string[])["directory", x]),
            .. plan.Images.SelectMany(x => x.References.DefaultIfEmpty(x.Id)).SelectMany(x => (string[])["image", x]),
        ]).For("removing what is no longer needed");
}
