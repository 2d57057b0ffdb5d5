using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>Describes what runs as root: by itself, or through sudo that asks for no password.</summary>
/// <param name="IsRoot">Whether who signs in is root.</param>
internal sealed record AdminShell(bool IsRoot)
{
    /// <summary>Shell functions and settings that every step begins with.</summary>
    private const string Prelude =
        """
        set -eu
        umask 022
        export LC_ALL=C DEBIAN_FRONTEND=noninteractive
        guards=/run/slipway-provision
        mkdir -p "$guards"
        # What a run that is gone has left running ends first.
        exec 8>>"$guards/step"
        flock --timeout 600 8 || { echo "a step of an earlier run has been going on for ten minutes" >&2; exit 1; }
        fail() { echo "$1" >&2; exit 1; }
        # Says what a program said only when it failed.
        quietly() { said=$("$@" 2>&1 8>&-) || { code=$?; printf '%s\n' "$said" | tail -n 20 >&2; exit "$code"; }; }
        # put PATH MODE CONTENT: the old file or the new one, never a part.
        put() {
          mkdir -p "$(dirname "$1")"
          printf '%s' "$3" >"$1.slipway-new"
          chmod "$2" "$1.slipway-new"
          sync "$1.slipway-new"
          mv -fT "$1.slipway-new" "$1"
        }
        # Package lists may be held by what a fresh server does by itself.
        update_lists() {
          tries=0
          until said=$(apt-get update -q 2>&1 8>&-); do
            case $said in *"Could not get lock"*) ;; *) printf '%s\n' "$said" | tail -n 20 >&2; exit 1 ;; esac
            tries=$((tries + 1))
            [ "$tries" -lt 1200 ] || fail "the package lists have been locked for five minutes"
            sleep 0.25
          done
        }
        install_packages() {
          quietly apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
        }
        # guard NAME SCRIPT: undoes what follows unless somebody has signed in anew within a minute, whatever becomes of the client.
        guard() {
          for old in "$guards/$1".*.undo; do [ ! -e "$old" ] || { sh "$old"; rm -f "$old"; }; done
          printf '%s\n' "$2" >"$guards/$1.$$.undo"
          setsid sh -c 'sleep 60; [ ! -e "$0" ] || { sh "$0"; rm -f "$0"; }' "$guards/$1.$$.undo" </dev/null >/dev/null 2>&1 8>&- &
        }
        start_service() { if [ -d /run/systemd/system ]; then systemctl "$1" "$2"; else service "$2" "$1"; fi; }

        """;

    /// <summary>A question, or what needs none of the functions.</summary>
    public RemoteCommand Script(string body, params string[] arguments) => IsRoot
        ? RemoteCommand.Script(body, arguments)
        : new RemoteCommand("sudo", ["-n", "sh", "-s", "--", .. arguments]).WithInput($"{{\n{body}\n}} </dev/null\n");

    /// <summary>A change.</summary>
    public RemoteCommand Step(string body, params string[] arguments) => Script(Prelude + body, arguments);

    /// <summary>A program with its arguments.</summary>
    public RemoteCommand Run(string program, params string[] arguments) => IsRoot
        ? new RemoteCommand(program, arguments)
        : new RemoteCommand("sudo", ["-n", program, .. arguments]);
}
