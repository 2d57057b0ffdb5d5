using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Slipway.Contracts.Migrations;
using Slipway.Operate;

namespace Slipway.Releases;

/// <summary>The one question asked before every plan, and how its answer is read. Nothing on the server is changed by it.</summary>
public static class StateScript
{
    /// <summary>Label with the fingerprint of the definition that a container was created from.</summary>
    public const string FingerprintLabel = "dev.slipway.fingerprint";

    /// <summary>
    /// Shell that prints one line which differs whenever another release became current or progressed, or maintenance began or
    /// ended; run in the application's root. The lock prints it too, so that a plan made from an older state is never run.
    /// </summary>
    internal const string StampLine = $"{{ readlink current; cat progress.json {ServerLayout.MaintenanceFile}; }} 2>/dev/null | cksum | tr ' ' -";

    /// <summary>
    /// Shell that lets end what goes on without a deploy: a step that a killed one has left running, and the requests and the stop of
    /// containers that were replaced and do not stay warm; expects <c>root</c>.
    /// </summary>
    internal const string Settled =
        $"""
        [ ! -e "$root/step" ] || flock --shared --timeout 30 "$root/step" true
        [ ! -e "$root/{ServerLayout.LeavingFile}" ] || flock --timeout 30 "$root/{ServerLayout.LeavingFile}" true
        """;

    /// <summary>
    /// Shell that begins a question: what goes on without a deploy ends first, and what is kept warm is read before Docker lists the
    /// containers, so that one that goes meanwhile is not taken for one that serves; expects <c>root</c>.
    /// </summary>
    internal const string Begin =
        $$"""
        {{Settled}}
        part() { printf '\n{{Mark}}%s\n' "$1"; }
        part warm
        now=$(date +%s)
        for record in "$root"/warm/*; do
          read -r until 2>/dev/null <"$record" && echo "${record##*/} $((until - now))"
        done
        """;

    /// <summary>Shell that begins a step, run in the application's root: what a deploy that is gone has left running ends first, and whoever asks waits for this one.</summary>
    internal const string BeginStep =
        """
        exec 8>>step
        flock --timeout 60 8 || { echo "a step of an earlier deploy has been running for a minute" >&2; exit 1; }

        """;

    /// <summary>Go template that makes <c>docker ps</c> print a container as a line of JSON, in a part named <c>containers</c>.</summary>
    internal const string ContainerFormat =
        $$$$"""{"id":{{json .ID}},"service":{{json (.Label "com.docker.compose.service")}},"image":{{json .Image}},"state":{{json .State}},"status":{{json .Status}},"createdAt":{{json .CreatedAt}},"fingerprint":{{json (.Label "{{{{FingerprintLabel}}}}")}}}""";

    /// <summary>Part that is there when Docker does not answer.</summary>
    internal const string NoDocker = "no-docker";

    private const string Mark = "@@slipway:";

    /// <summary>POSIX shell; takes the application's root (<c>/opt/…</c>) and the Compose project as arguments.</summary>
    public const string Text =
        $$$$"""
        state() {
        {{{{WithoutDocker}}}}
        }
        images() { docker image ls --digests --no-trunc --format '{{.Repository}}@{{.Digest}}' && echo listed; }
        containers() {
          part containers
          docker ps --all --no-trunc --filter "label=com.docker.compose.project=$1" --filter label=com.docker.compose.oneoff=False --format '{{{{ContainerFormat}}}}' || part {{{{NoDocker}}}}
        }
        root=$1
        {{{{Begin}}}}
        # Docker takes longer for each of its lists than all the rest does: side by side, and pipes keep the answers apart.
        containers "$2" </dev/null | {
          images </dev/null | {
            state "$1" "$2" </dev/null
            images=$(cat)
            part images; printf '%s\n' "${images%listed}"
            case $images in *listed) ;; *) exit 1 ;; esac
          } || exit 1
          cat
        }
        """;

    /// <summary>The same beside a question whose answer has images and containers, and after <see cref="Begin"/>.</summary>
    internal const string WithoutDocker =
        $$$$"""
        root=$1 project=$2
        part stamp; (cd "$root" 2>/dev/null; {{{{StampLine}}}})
        part current; readlink "$root/current"
        part current-release; cat "$root/current/release.json" 2>/dev/null
        part current-copy; cat "$root/current/{{{{ServerLayout.RecordCopyName}}}}" 2>/dev/null
        part progress; cat "$root/progress.json" 2>/dev/null
        id=$(sed -n 's/.*"release": *"\([A-Za-z0-9._-]*\)".*/\1/p' "$root/progress.json" 2>/dev/null | head -n 1)
        part progress-release; if [ -n "$id" ]; then cat "$root/releases/$id/release.json" 2>/dev/null; fi
        part progress-copy; if [ -n "$id" ]; then cat "$root/releases/$id/{{{{ServerLayout.RecordCopyName}}}}" 2>/dev/null; fi
        part endings; tail -v -c 2 "$root"/releases/*/{{{{ServerLayout.RecordName}}}} "$root"/releases/*/compose.json 2>/dev/null
        part releases; ls -1 "$root/releases" 2>/dev/null
        part files; ls -1 "$root/files" 2>/dev/null
        part placed
        for place in "$root"/files/*/{{{{PlacedFiles.ContentName}}}}; do
          [ ! -d "$place" ] || {
            place=${place%/*}
            echo "${place##*/} $([ ! -e "$place/{{{{PlacedFiles.Pending}}}}" ] || echo pending) $(readlink "$place/{{{{PlacedFiles.ContentName}}}}/{{{{PlacedFiles.Serving}}}}")"
          }
        done
        part carried; cat "$root/{{{{ServerLayout.CarriedFile}}}}" 2>/dev/null
        part upstreams; (cd "$root/upstreams" 2>/dev/null && ls -1d -- */* 2>/dev/null)
        part maintenance; [ ! -e "$root/{{{{ServerLayout.MaintenanceFile}}}}" ] || printf 'on %s\n' "$(cat "$root/{{{{ServerLayout.MaintenanceFile}}}}")"
        part daily-backup
        timer=/etc/systemd/system/{{{{DailyBackupState.UnitPrefix}}}}$project.timer
        if [ -e "$timer" ] && [ -e "$root/audit.jsonl" ]; then
          date -u -r "$timer" +'since %Y-%m-%dT%H:%M:%SZ'
          for dump in "$root"/backups/*{{{{StoredBackup.DailyEnding}}}}; do :; done
          echo "last ${dump##*/}"
          awk -F '"' 'NR == 1 { print "first " $4 } /"event":"{{{{DailyBackupState.Failed}}}}"/ { failed = $4 } END { if (failed) print "failed " failed }' "$root/audit.jsonl"
        fi
        """;

    /// <summary>
    /// For so many seconds before its end a warm container counts as gone: a plan that took it for the container to go back to
    /// could find it stopped.
    /// </summary>
    private const int Ending = 30;

    /// <summary>
    /// The same for so many seconds after it, in which it goes by itself. What is there even then is in nobody's hands or stops very
    /// slowly: a leftover, and of no definition that a release could want.
    /// </summary>
    private const int Ended = 10;

    /// <summary>Reads the answer defensively: what cannot be read counts as absent and is named in <see cref="ServerState.Damage"/>.</summary>
    /// <param name="output">Standard output of the script.</param>
    public static ServerState Parse(string output)
    {
        var parts = output.Split('\n' + Mark)
            .Select(x => x.Split('\n', 2))
            .ToLookup(x => x[0].Trim(), x => x.Length > 1 ? x[1].Trim() : "");
        string Part(string name) => parts[name].FirstOrDefault() ?? "";
        string[] Lines(string name) => Part(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var damage = ImmutableArray.CreateBuilder<string>();
        var state = new ServerState
        {
            Current = ReadRelease(Part("current-release"), Part("current-copy"), "the release that serves", damage),
            CurrentId = Part("current") is { Length: > 0 } link ? link.Split('/')[^1] : null,
            Progress = Read(Part("progress"), "progress.json", damage, x => JsonSerializer.Deserialize(x, ReleaseJson.Default.Progress)),
            InProgress = ReadRelease(Part("progress-release"), Part("progress-copy"), "the release in progress", damage),
            Damaged = [.. Lines("releases").Where(IsRelease).Except(Whole(Lines("endings")))],
            DockerAnswers = !parts.Contains(NoDocker),
            Releases = [.. Lines("releases").Where(IsRelease)],
            Files = [.. Lines("files")],
            Placed = Lines("placed").Select(x => x.Split(' ')).Where(x => x.Length == 3).ToImmutableDictionary(x => x[0], x => new PlacedState(x[2], x[1].Length > 0)),
            Carried = CarriedStep.Read(Part("carried")),
            Containers = Containers(Lines("containers"), Lines("warm")),
            Upstreams = Lines("upstreams").Select(x => x.Split('/')).Where(x => x.Length == 2).DistinctBy(x => x[0]).ToImmutableDictionary(x => x[0], x => x[1]),
            Images = [.. Lines("images").Concat(RetentionScript.StoredImages(Lines("stored-images")).SelectMany(x => x.References)).Where(x => x.Contains("@sha256:", StringComparison.Ordinal))],
            Maintenance = Part("maintenance") is { Length: > 0 } on ? MaintenanceState.Read(on[2..]) : null,
            DailyBackup = DailyBackupState.Read(Lines("daily-backup")),
            Stamp = Part("stamp"),
        };
        if (Part("current").Length > 0 && Part("current-release").Length == 0)
            damage.Add($"{Part("current")}/release.json is missing");
        return state with { Damage = damage.ToImmutable() };
    }

    private static ImmutableArray<ContainerState> Containers(string[] containers, string[] warm)
    {
        var seconds = warm.Select(x => x.Split(' ')).Where(x => x.Length == 2).ToDictionary(x => x[0], x => long.Parse(x[1], CultureInfo.InvariantCulture));
        return
        [
            .. containers.Select(x => JsonSerializer.Deserialize(x, ReleaseJson.Default.ContainerState)!)
                .Select(x => seconds.TryGetValue(x.Id, out var left) ? x with { WarmSeconds = left } : x)
                .Where(x => x.WarmSeconds is not (> -Ended and < Ending))
                .Select(x => x.WarmSeconds < 0 ? x with { Fingerprint = null } : x),
        ];
    }

    /// <summary>Releases whose two files end as JSON does: of each file <c>tail</c> prints its path (after arrows) and its end.</summary>
    private static IEnumerable<string> Whole(string[] endings)
    {
        var whole = endings.Zip(endings.Skip(1))
            .Where(x => x.First.StartsWith("==>", StringComparison.Ordinal) && x.Second.EndsWith('}'))
            .Select(x => x.First[3..^3].Trim().Split('/'))
            .ToLookup(x => x[^1], x => x[^2]);
        return whole[ServerLayout.RecordName].Intersect(whole["compose.json"]);
    }

    private static bool IsRelease(string name) => !name.Contains(".tmp-", StringComparison.Ordinal) && name != "*";

    /// <summary>A record is there twice; damage to one of the two is named all the same.</summary>
    private static Release? ReadRelease(string json, string copy, string what, ImmutableArray<string>.Builder damage)
    {
        Release? Parse(string text) => JsonSerializer.Deserialize(text, ReleaseJson.Default.Release);
        return Read(json, what, damage, Parse) ?? Read(copy, $"{what} (its copy)", damage, Parse);
    }

    private static T? Read<T>(string json, string what, ImmutableArray<string>.Builder damage, Func<string, T?> parse) where T : class
    {
        if (json.Length == 0)
            return null;
        try
        {
            return parse(json);
        }
        catch (JsonException exception)
        {
            damage.Add($"the record of {what} cannot be read: {exception.Message}");
            return null;
        }
    }
}
