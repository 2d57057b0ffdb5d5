using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Releases;

namespace Slipway.Preflight.Facts;

/// <summary>Reads the answer to <see cref="FactsScript"/> defensively: what cannot be read counts as not known.</summary>
public static partial class FactsAnswer
{
    /// <summary>Reads it.</summary>
    /// <param name="output">Standard output of the script.</param>
    /// <param name="asked">When it was sent, by this machine's clock.</param>
    /// <param name="answered">When its answer was here.</param>
    public static ServerFacts Read(string output, DateTimeOffset asked, DateTimeOffset answered)
    {
        var answer = new ScriptAnswer(output);
        var usage = Json(answer.Text("usage"));
        return new ServerFacts
        {
            Platform = PlatformOf(answer.Text("architecture")),
            EngineVersion = answer.Text("engine"),
            ComposeVersion = answer.Text("compose"),
            ClockAhead = long.TryParse(answer.Text("now"), out var seconds) ? Ahead(DateTimeOffset.FromUnixTimeSeconds(seconds), asked, answered) : TimeSpan.Zero,
            KernelSettings = [.. answer.Lines("kernel-settings")],
            MemoryBytes = Number().Match(answer.Text("memory")) is { Success: true } memory ? long.Parse(memory.Value) * 1024 : 0,
            DockerDisk = Disk(answer.Text("docker-disk")),
            ApplicationDisk = Disk(answer.Text("application-disk")),
            Writable = Answers(answer, "writable"),
            Paths = Answers(answer, "paths"),
            Listeners = [.. Listeners(answer)],
            ContainerPorts = [.. answer.Lines("published").SelectMany(Published)],
            Layers = [.. answer.Lines("layers")],
            BuildCacheBytes = Items(usage, "BuildCache").Where(x => Text(x, "InUse") is not "true").Sum(x => Size.Parse(Text(x, "Size"))),
            UniqueBytes = Items(usage, "Images").GroupBy(x => Text(x, "ID")).ToImmutableDictionary(x => x.Key, x => Size.Parse(Text(x.First(), "UniqueSize"))),
            Containers = [.. RetentionScript.Containers(answer)],
            Kept = RetentionScript.Parse(output),
        };
    }

    /// <summary>What <c>uname -m</c> prints → what images are made for; the word itself where no image is.</summary>
    internal static string PlatformOf(string architecture) => architecture switch
    {
        "" => "",
        "x86_64" or "amd64" => "linux/amd64",
        "aarch64" or "arm64" => "linux/arm64",
        "armv7l" => "linux/arm/v7",
        "i386" or "i686" => "linux/386",
        _ => $"linux/{architecture}",
    };

    // A clock that tells whole seconds is right when its second touches the time between question and answer.
    private static TimeSpan Ahead(DateTimeOffset server, DateTimeOffset asked, DateTimeOffset answered) =>
        server > answered ? server - answered
        : server.AddSeconds(1) < asked ? server.AddSeconds(1) - asked
        : TimeSpan.Zero;

    private static ImmutableDictionary<string, bool> Answers(ScriptAnswer answer, string part) => answer.Lines(part)
        .Select(x => x.Split(' ', 2)).Where(x => x.Length == 2).DistinctBy(x => x[1]).ToImmutableDictionary(x => x[1], x => x[0] == "yes");

    private static DiskFacts? Disk(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var total, _, var free, _, .. var mount]
        && long.TryParse(total, out var totalBlocks) && long.TryParse(free, out var freeBlocks)
            ? new DiskFacts(string.Join(' ', mount), totalBlocks * 1024, freeBlocks * 1024)
            : null;

    private static IEnumerable<Listener> Listeners(ScriptAnswer answer)
    {
        var processes = answer.Lines("processes").Select(x => Process().Match(x)).Where(x => x.Success)
            .ToLookup(x => x.Groups["port"].Value, x => x.Groups["name"].Value);
        var forwarded = answer.Lines("forwarded").ToHashSet(StringComparer.Ordinal);
        foreach (var line in answer.Lines("listeners"))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [_, var local, ..] || local.Split(':') is not [var address, var port])
                continue;
            var number = int.Parse(port, NumberStyles.HexNumber);
            yield return new Listener(Address(address), number, processes[$"{number}"].FirstOrDefault() ?? (forwarded.Contains($"{number}") ? Listener.Docker : null));
        }
    }

    // The kernel prints each 32-bit word of an address in the order of a little-endian machine.
    private static string Address(string hexadecimal)
    {
        var bytes = Convert.FromHexString(hexadecimal);
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i)));
        return new IPAddress(bytes).ToString();
    }

    private static IEnumerable<ContainerPort> Published(string line) => line.Split(' ', 3) is [var name, var project, var ports]
        ? PublishedPorts().Matches(ports).SelectMany(x => Range(x).Select(port => new ContainerPort(name, project is "-" ? "" : project, port))).Distinct()
        : [];

    private static IEnumerable<int> Range(Match match)
    {
        var first = int.Parse(match.Groups["first"].Value);
        var last = match.Groups["last"] is { Success: true } group ? int.Parse(group.Value) : first;
        return Enumerable.Range(first, last - first + 1);
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            return text.Length > 0 ? JsonNode.Parse(text) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode> Items(JsonNode? usage, string name) => (usage?[name] as JsonArray)?.OfType<JsonNode>() ?? [];

    private static string Text(JsonNode node, string name) => node[name]?.ToString() ?? "";

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("""\S+:(?<port>[0-9]+) .*users:\(\("(?<name>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Process();

    [GeneratedRegex(":(?<first>[0-9]+)(-(?<last>[0-9]+))?->[0-9-]+/tcp", RegexOptions.ExplicitCapture)]
    private static partial Regex PublishedPorts();
}
