using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>What docs/hardening.md promises, asked of a rendered Compose document. Each answer is a sentence about what is wrong.</summary>
internal sealed partial class Hardening(JsonObject document, string root)
{
    /// <summary>The services of the application that may do without a rule, with the reason; docs/hardening.md has a line for each.</summary>
    public static IReadOnlyDictionary<(string Service, string Rule), string> OfTheApplication { get; } = new Dictionary<(string, string), string>
    {
        [("caddy", "user")] = "the image's /data and /config belong to root, and certificates are in them",
        [("migrate", "health check")] = "it runs to its end",
        [("migrate", "restart policy")] = "it runs to its end",
        [("node-exporter", "paths of the host")] = "it measures the server's disks",
        [("cadvisor", "user")] = "it reads the cgroups of all containers and asks Docker for their names",
        [("cadvisor", "paths of the host")] = "the same",
    };

    private const string Watching = "monitoring";

    private static readonly string[] s_proxies = ["caddy"];

    /// <summary>Who watches, and the networks of the application in which it may do so.</summary>
    private static readonly Dictionary<string, string[]> s_watchers = RepositoryCompose.Watchers.ToDictionary(x => x, x => x switch
    {
        "prometheus" or "blackbox-exporter" => new[] { "api" },
        "postgres-exporter" => ["data"],
        _ => [],
    });

    private static readonly string[] s_published = ["80/tcp", "443/tcp", "443/udp"];

    /// <summary>The services that may do without a rule, with the reason.</summary>
    public IReadOnlyDictionary<(string Service, string Rule), string> Exceptions { get; init; } = OfTheApplication;

    /// <summary>What only <see cref="DatabaseUsers"/> may reach.</summary>
    public string[] Databases { get; init; } = ["db"];

    public string[] DatabaseUsers { get; init; } = ["backend", "migrate", "postgres-exporter"];

    /// <summary>What may reach the outside world, through a network without a proxy.</summary>
    public string[] Senders { get; init; } = ["backend", "alertmanager"];

    /// <summary>What stands for the outside world in the sandbox.</summary>
    public string[] Receivers { get; init; } = ["traces"];

    public IEnumerable<string> Findings() => Services.SelectMany(Service).Concat(Networks());

    private IEnumerable<(string Name, JsonObject Definition)> Services => document["services"]!.AsObject().Select(x => (x.Key, x.Value!.AsObject()));

    private IEnumerable<string> Service((string Name, JsonObject Definition) service)
    {
        var (name, definition) = service;
        return Rules(name, definition).Where(x => !x.Holds && !Exceptions.ContainsKey((name, x.Rule))).Select(x => $"{name}: {x.Rule}");
    }

    private IEnumerable<(string Rule, bool Holds)> Rules(string name, JsonObject definition)
    {
        yield return ("user", IsNobodysRoot((string?)definition["user"] ?? Built(definition, UserLine())));
        yield return ("read_only", (bool?)definition["read_only"] == true);
        yield return ("cap_drop", Texts(definition["cap_drop"]).SequenceEqual(["ALL"]));
        yield return ("cap_add", Texts(definition["cap_add"]).All(x => s_proxies.Contains(name) && x == "NET_BIND_SERVICE"));
        yield return ("no-new-privileges", Texts(definition["security_opt"]).SequenceEqual(["no-new-privileges:true"]));
        yield return ("privileged", (bool?)definition["privileged"] is null or false && definition["devices"] is null or JsonArray { Count: 0 });
        yield return ("a namespace of the host", !new[] { "network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup" }.Any(definition.ContainsKey));
        yield return ("memory limit", Number(definition["mem_limit"]) > 0);
        yield return ("pids limit", Number(definition["pids_limit"]) is > 0 and <= 1024);
        yield return ("log limit", definition["logging"]?["options"] is JsonObject { } options && options.ContainsKey("max-size") && options.ContainsKey("max-file"));
        yield return ("health check", definition["healthcheck"] is JsonObject check ? check["disable"] is null && Texts(check["test"]).Any() : Built(definition, HealthLine()) is not null);
        yield return ("restart policy", (string?)definition["restart"] == "unless-stopped");
        yield return ("digest", DigestEnd().IsMatch((string?)definition["image"] ?? ""));
        yield return ("paths of the host", Items(definition["volumes"]).Where(x => (string?)x["type"] == "bind").All(x => (bool?)x["read_only"] == true && !LeadsToDocker((string)x["source"]!)));
        yield return ("secrets as files", (definition["environment"] as JsonObject ?? []).All(x => !Reference().IsMatch(x.Value?.ToString() ?? "")));
        yield return ("published ports", Items(definition["ports"]).All(x => s_proxies.Contains(name) && s_published.Contains($"{x["published"]}/{x["protocol"]}")));
    }

    private IEnumerable<string> Networks()
    {
        foreach (var network in document["networks"]!.AsObject())
        {
            var members = Services.Where(x => x.Definition["networks"]?.AsObject().ContainsKey(network.Key) == true).Select(x => x.Name).ToArray();
            var inner = members.Except(s_proxies).ToArray();
            var sends = members.Length == inner.Length && inner.Except(Senders).Except(Receivers).ToArray() is [];
            if ((bool?)network.Value?["internal"] != true && inner.Length > 0 && !sends)
                yield return $"{network.Key} leads outside and has {string.Join(", ", inner)}";
            if (members.Any(Databases.Contains) && members.Except(Databases).Except(DatabaseUsers).ToArray() is { Length: > 0 } strangers)
                yield return $"{string.Join(", ", strangers)} can reach the database through {network.Key}";
            var (watchers, others) = (inner.Where(s_watchers.ContainsKey).ToArray(), inner.Where(x => !s_watchers.ContainsKey(x)).ToArray());
            if (!members.Any(Databases.Contains) && others.Length > 1 && !sends)
                yield return $"{string.Join(" and ", others)} can reach each other through {network.Key}";
            if (network.Key == Watching)
                foreach (var stranger in members.Except(watchers))
                    yield return $"{stranger} is in {Watching}, among those that watch";
            else if (!members.Any(Databases.Contains) && others.Length > 0)
                foreach (var watcher in watchers.Where(x => !s_watchers[x].Contains(network.Key)))
                    yield return $"{watcher} watches nobody in {network.Key}";
        }

        foreach (var (name, _) in Services.Where(x => x.Definition["networks"] is not JsonObject { Count: > 0 }))
            yield return $"{name} is in no network of its own";
    }

    /// <summary>A line of the Dockerfile that an image of ours is built from; the last one counts.</summary>
    private string? Built(JsonObject definition, Regex line)
    {
        var image = ((string?)definition["image"] ?? "").Split('@')[0].Split('/')[^1].Split(':')[0];
        var file = Path.Combine(root, "docker", image, "Dockerfile");
        return File.Exists(file) && line.Matches(File.ReadAllText(file)) is { Count: > 0 } lines ? lines[^1].Groups["value"].Value : null;
    }

    /// <summary>Whether Docker's socket is the path, or below it.</summary>
    private static bool LeadsToDocker(string path) =>
        path.Contains("docker.sock", StringComparison.Ordinal) || new[] { "/run/docker.sock", "/var/run/docker.sock" }.Any(x => x.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal));

    private static bool IsNobodysRoot(string? user) => user?.Split(':')[0] is { Length: > 0 } name && name is not ("root" or "0");

    private static long Number(JsonNode? node) => long.TryParse(node?.ToString(), out var number) ? number : 0;

    private static IEnumerable<JsonNode> Items(JsonNode? node) => (node as JsonArray)?.OfType<JsonNode>() ?? [];

    private static IEnumerable<string> Texts(JsonNode? node) => Items(node).Select(x => x.ToString());

    [GeneratedRegex(@"^USER (?<value>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex UserLine();

    [GeneratedRegex(@"^HEALTHCHECK (?<value>--.*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex HealthLine();

    /// <summary>What is left to the server to put in is a secret; a dollar sign that is meant is there twice.</summary>
    [GeneratedRegex(@"(?<!\$)(\$\$)*\$\{", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex("@sha256:[0-9a-f]{64}$")]
    private static partial Regex DigestEnd();
}
