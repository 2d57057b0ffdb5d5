using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Slipway.Health;

namespace Slipway.Releases;

/// <summary>The question what a server keeps and who uses it, and how its answer is read. Nothing is changed by it.</summary>
public static partial class RetentionScript
{
    /// <summary>Label with the names of the variables that an application cannot do without.</summary>
    public const string RequiresLabel = "dev.slipway.requires";

    /// <summary>Starts each part of an answer.</summary>
    internal const string Mark = "@@slipway:";

    /// <summary>
    /// POSIX shell (with the <c>stat</c> and <c>grep</c> of GNU or BusyBox); expects <c>root</c>, <c>project</c> and the
    /// function <c>part</c>. Every Docker command costs its start and its wait: images are asked for while containers are, the
    /// pipe keeps the answers apart, and what others want to know of (ports, layers, how the project's containers are) is in the same answers.
    /// </summary>
    internal const string Body =
        $$$$"""
        part current; readlink "$root/current"
        part progress; cat "$root/progress.json" 2>/dev/null
        part times; stat -c '%Y %n' "$root"/releases/* "$root"/releases/*/release.json "$root"/releases/*/{{{{Served}}}} 2>/dev/null
        part release-images; grep -o '"image": *"[^"]*"' /dev/null "$root"/releases/*/release.json "$root"/releases/*/compose.json 2>/dev/null
        part release-files; grep -o "$root/files/[0-9a-f]*" /dev/null "$root"/releases/*/compose.json 2>/dev/null
        part other-images
        for others in /opt/*/releases; do
          [ "$others" = "$root/releases" ] || grep -ho '"image": *"[^"]*"' "$others"/*/release.json "$others"/*/compose.json 2>/dev/null
        done
        part files; ls -1 "$root/files" 2>/dev/null
        images() {
          images=$(docker image ls --quiet --no-trunc 2>/dev/null | sort -u)
          [ -z "$images" ] || docker image inspect --format '{"id":{{json .Id}},"tags":[{{range $i, $x := .RepoTags}}{{if $i}},{{end}}{{json $x}}{{end}}],"references":[{{range $i, $x := .RepoDigests}}{{if $i}},{{end}}{{json $x}}{{end}}],"platform":"{{.Os}}/{{.Architecture}}","bytes":{{.Size}},"requires":{{with .Config}}{{json (index .Labels "{{{{RequiresLabel}}}}")}}{{else}}""{{end}}}{{range .RootFS.Layers}}{{"\n"}}layer {{.}}{{end}}' $images 2>/dev/null
        }
        images </dev/null | {
        part containers
        listed=$(docker ps --all --no-trunc --format '{{.ID}}{{"\t"}}{{.Names}} {{or (.Label "com.docker.compose.project") "-"}} {{.Ports}}{{"\t"}}{{.Label "com.docker.compose.project"}} {{.Label "com.docker.compose.oneoff"}}{{"\t"}}{{{{StateScript.ContainerFormat}}}}' 2>/dev/null) || part {{{{StateScript.NoDocker}}}}
        printf '%s\n' "$listed" | awk -F '\t' -v own="$project False" '$3 == own { print $4 }'
        containers=$(printf '%s\n' "$listed" | cut -f 1)
        part container-uses
        own='{{with .Config.Labels}}{{with index . "com.docker.compose.project"}}{{if eq . "'"$project"'"}}{{with $}}{{"\n"}}{{{{ContainerSnapshot.Format}}}}{{end}}{{end}}{{end}}{{end}}'
        [ -z "$containers" ] || docker container inspect --format '{{.Image}}{{range .Mounts}} {{.Source}}{{end}}'"$own" $containers 2>/dev/null
        part published; printf '%s\n' "$listed" | cut -f 2
        inspected=$(cat)
        part stored-images; printf '%s\n' "$inspected" | grep '^{'
        part layers; printf '%s\n' "$inspected" | sed -n 's/^layer //p' | sort -u
        }
        """;

    /// <summary>Empty file in a release's directory; its time is when the release last became the current one.</summary>
    internal const string Served = "served";

    /// <summary>
    /// POSIX shell that notes that the release <c>$1</c> serves; run in the application's root. The first time, every release that
    /// is there may have served.
    /// </summary>
    internal const string MarkServed =
        $$"""
        ls releases/*/{{Served}} >/dev/null 2>&1 ||
          for release in releases/*/release.json; do touch -r "$release" "${release%release.json}{{Served}}"; done
        touch "releases/$1/{{Served}}"

        """;

    /// <summary>The whole question; takes the application's root and the Compose project as arguments.</summary>
    public const string Text =
        $$"""
        root=$1 project=$2
        part() { printf '\n{{Mark}}%s\n' "$1"; }
        {{StateScript.Settled}}
        {{Body}}
        true
        """;

    /// <summary>Reads the answer.</summary>
    /// <param name="output">Standard output of the script.</param>
    public static RetentionFacts Parse(string output)
    {
        var answer = new ScriptAnswer(output);
        var names = answer.Lines("times").Select(x => PathOf(x.Split(' ', 2)[^1])).OfType<(string Release, string File)>().ToArray();
        var files = answer.Lines("files");
        var containers = answer.Lines("container-uses").Where(x => !IsSnapshot(x)).Select(x => x.Split(' ')).ToArray();
        var complete = names.Where(x => x.File.Length == 0).Select(x => x.Release).Distinct().ToArray();
        return new RetentionFacts
        {
            Current = answer.Text("current") is { Length: > 0 } link ? link.Split('/')[^1] : null,
            InProgress = [.. ProgressIds().Matches(answer.Text("progress")).Select(x => x.Groups["id"].Value)],
            Releases = [.. complete.Where(x => !IsLeftover(x)).Select(x => Release(x, answer))],
            Leftovers = [.. complete.Where(IsLeftover).Select(x => $"releases/{x}"), .. files.Where(IsLeftover).Select(x => $"files/{x}")],
            Files = [.. files.Where(x => !IsLeftover(x))],
            Images = [.. StoredImages(answer.Lines("stored-images"))],
            ImagesOfContainers = [.. containers.Select(x => x[0])],
            FilesOfContainers = [.. containers.SelectMany(x => x.Skip(1)).Select(FileName).OfType<string>()],
            DigestsOfOthers = [.. answer.Lines("other-images").Select(x => StoredImage.DigestOf(ImageIn(x)))],
        };
    }

    /// <summary>Reads the project's containers as the answer shows them.</summary>
    internal static IEnumerable<ContainerSnapshot> Containers(ScriptAnswer answer) => answer.Lines("container-uses").Where(IsSnapshot).Select(ContainerSnapshot.Parse);

    /// <summary>Reads the images of an answer.</summary>
    internal static IEnumerable<StoredImage> StoredImages(IEnumerable<string> lines) => lines.Select(x => JsonSerializer.Deserialize(x, RetentionJson.Default.StoredImage)!);

    private static StoredRelease Release(string id, ScriptAnswer answer)
    {
        long? Time(string file) => answer.Lines("times").Select(x => x.Split(' ', 2))
            .Where(x => PathOf(x[^1]) is var (release, name) && release == id && name == file).Select(x => (long?)long.Parse(x[0])).FirstOrDefault();
        IEnumerable<string> Own(string part) => answer.Lines(part).Where(x => x.Contains($"/releases/{id}/", StringComparison.Ordinal)).Select(x => x[(x.IndexOf(".json:", StringComparison.Ordinal) + 6)..]);
        return new StoredRelease(id)
        {
            ArrivedAt = Time("release.json") ?? Time("") ?? 0,
            ServedAt = Time(Served),
            Images = [.. Own("release-images").Select(ImageIn)],
            Files = [.. Own("release-files").Select(x => x.Split('/')[^1])],
        };
    }

    private static (string Release, string File)? PathOf(string path) => ReleasePath().Match(path) is { Success: true } match
        ? (match.Groups["release"].Value, match.Groups["file"].Value)
        : null;

    private static bool IsSnapshot(string line) => line.StartsWith('{');

    private static bool IsLeftover(string name) => name.Contains(".tmp-", StringComparison.Ordinal);

    private static string ImageIn(string line) => line.Split('"') is [.., var image, _] ? image : line;

    private static string? FileName(string source) => FilePath().Match(source) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex("/releases/(?<release>[^/]+)(/(?<file>[^/]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ReleasePath();

    [GeneratedRegex("/files/(?<name>[0-9a-f]+)(/|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex FilePath();

    [GeneratedRegex("\"(release|previous)\": *\"(?<id>[A-Za-z0-9._+-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex ProgressIds();
}

/// <summary>Images are one line each.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredImage))]
internal sealed partial class RetentionJson : JsonSerializerContext;
