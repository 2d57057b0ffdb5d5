using System.Text.Json.Nodes;
using Slipway.Compose;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts.Configuration;

/// <summary>The remote commands that ask services about their configuration and have them take up another.</summary>
/// <param name="commands">Those of the rollout.</param>
/// <param name="layout">Where the application is on the server.</param>
internal sealed class ConfigurationCommands(RolloutCommands commands, ServerLayout layout)
{
    /// <summary>Stands between the two documents that are compared.</summary>
    internal const string Mark = "@@live";

    /// <summary>Prints both documents of the container <c>$container</c>, by the commands <c>$wanted</c> and <c>$live</c>.</summary>
    private const string Print =
        $$"""
        docker exec "$container" sh -c "$wanted" 2>/dev/null
        echo
        echo {{Mark}}
        docker exec "$container" sh -c "$live" 2>/dev/null
        """;

    /// <summary>
    /// <c>place DIRECTORY CONTENT TREE…</c>: whoever looks there finds all files as they were, or all as they are to be; see
    /// <see cref="PlacedFiles"/>. Of the contents that were there before the last stays, so that a way back need write nothing.
    /// </summary>
    private const string Placing =
        $$"""
        place() {
          at=files/$1 content=$2; shift 2
          umask 022
          mkdir -p "$at/{{PlacedFiles.ContentName}}"
          if [ ! -d "$at/{{PlacedFiles.ContentName}}/$content" ]; then
            last=$(readlink "$at/{{PlacedFiles.ContentName}}/{{PlacedFiles.Serving}}" || true)
            for there in "$at/{{PlacedFiles.ContentName}}"/*; do
              case ${there##*/} in {{PlacedFiles.Serving}} | "$last") ;; *) rm -rf -- "$there" ;; esac
            done
            fill "$at/{{PlacedFiles.ContentName}}/$content" copy "$@"
          fi
          [ -d "$at/{{PlacedFiles.MountName}}" ] || fill "$at/{{PlacedFiles.MountName}}" lead "$@"
          point "$at/{{PlacedFiles.ContentName}}/{{PlacedFiles.Serving}}" "$content"
        }
        point() { ln -sfn "$2" "$1.tmp" && mv -T "$1.tmp" "$1"; }
        # A directory with something for each tree, numbered, that appears whole.
        fill() {
          filled=$1 by=$2 number=0; shift 2
          rm -rf -- "$filled.tmp"
          mkdir "$filled.tmp"
          for tree; do "$by" "files/$tree" "$filled.tmp/$number"; number=$((number + 1)); done
          mv -T "$filled.tmp" "$filled"
        }
        copy() {
          cp -a "$1" "$2" || { df -h "$2" >&2; exit 1; }
          find "$2" -type f -exec sync -- {} + 2>/dev/null || true
        }
        lead() {
          mkdir "$2"
          for entry in "$1"/* "$1"/.[!.]*; do
            [ ! -e "$entry" ] || ln -s "{{PlacedFiles.Root}}/${at#files/}/{{PlacedFiles.Serving}}/$number/${entry##*/}" "$2/${entry##*/}"
          done
        }

        """;

    /// <summary>Asks each service in a container of its own, with the files of the release, which is gone afterwards and gets no requests.</summary>
    public RemoteCommand Validate(string release, IEnumerable<ReleaseService> services) => commands.Change(
        """
        id=$1; shift
        while [ $# -gt 0 ]; do
          printf '%s\n' "$3" | compose "$id" --file - run --rm --no-deps --no-TTY --entrypoint sh "$1" -c "$2" || { echo "$1 cannot start with it" >&2; exit 1; }
          shift 3
        done
        """,
        [release, .. services.SelectMany(x => new[] { x.Name, x.Configuration!.Validate!, Untouched(x) })]).For("validating configuration");

    /// <summary>Prints what the files in a service's running container say and what the service works with, a mark between them.</summary>
    public RemoteCommand Compare(ReleaseService service) => commands.Script(
        """
        container=$(running_of "$1" --filter label=com.docker.compose.oneoff=False)
        wanted=$2 live=$3

        """ + Print,
        [service.Name, service.Configuration!.Wanted!, service.Configuration!.Live!]).For($"asking {service.Name} what it works with");

    /// <summary>Puts the files of a service that is to be started where it will look; where it runs they are left to <see cref="Reload"/>.</summary>
    public RemoteCommand Place(ReleaseService service) => commands.Change(
        Placing +
        """
        running=$(of_service "$1" --quiet --filter status=running --filter "label=$2")
        shift 2
        [ -n "$running" ] || place "$@"
        """,
        [service.Name, LabelOf(service), .. Placed(service)]).For($"putting the files of {service.Name} in place");

    /// <summary>Puts other files where a running service looks, has it take them up, and prints what <see cref="Compare"/> does.</summary>
    public RemoteCommand Reload(ReleaseService service, Progress progress, AuditEntry entry) => commands.Change(
        Placing +
        $$"""
        record "$1"
        audit "$2"
        service=$3 label=$4 reload=$5 wanted=$6 live=$7
        shift 7
        container=$(running_of "$service" --filter "label=$label")
        serving=files/$1/{{PlacedFiles.ContentName}}/{{PlacedFiles.Serving}}
        before=$(readlink "$serving")
        : > "files/$1/{{PlacedFiles.Pending}}"
        place "$@"
        said=$(docker exec "$container" sh -c "$reload" 2>&1) || {
          # Whatever becomes of the deploy, a restart of the container must find what it can start with.
          point "$serving" "$before"
          printf '%s\n' "$said" >&2
          exit 1
        }

        """ + Print,
        [RolloutCommands.Json(progress), entry.ToJson(), service.Name, LabelOf(service), service.Configuration!.Reload!, service.Configuration.Wanted!, service.Configuration.Live!, .. Placed(service)])
        .For($"reloading {service.Name}");

    /// <summary>Notes that a service works with the files that it finds.</summary>
    public RemoteCommand Settle(ReleaseService service) =>
        commands.Change("""rm -f -- "$1" """, [$"files/{service.Configuration!.Files!.Directory}/{PlacedFiles.Pending}"]);

    private static string LabelOf(ReleaseService service) => $"{StateScript.FingerprintLabel}={service.Fingerprint}";

    private static string[] Placed(ReleaseService service)
    {
        var files = service.Configuration!.Files!;
        return [files.Directory, files.Content, .. files.Mounts.Select(x => x.Tree)];
    }

    /// <summary>A Compose file that has a service mount the files of the release from where nothing changes them, and not from where it will be started.</summary>
    private string Untouched(ReleaseService service)
    {
        var definition = new JsonObject();
        if (service.Configuration!.Files is { } files)
            definition["volumes"] = new JsonArray([
                .. files.Mounts.Select(x => PlacedMounts.Bind(layout.FileInCompose(x.Tree), x.Target)),
                PlacedMounts.Bind(layout.FileInCompose(files.Mounts[0].Tree), $"{PlacedFiles.Root}/{files.Directory}"),
            ]);
        return new JsonObject { ["services"] = new JsonObject { [service.Name] = definition } }.ToJsonString();
    }
}
