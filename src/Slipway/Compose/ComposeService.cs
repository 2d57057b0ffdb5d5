using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>One service.</summary>
/// <param name="Name">Its key in the Compose files.</param>
public sealed record ComposeService(string Name)
{
    /// <summary>Image reference as the files say; null where only <c>build</c> is given.</summary>
    public string? Image { get; init; }

    /// <summary>Absolute path of the build context; null for an image of others.</summary>
    public string? BuildContext { get; init; }

    /// <summary>What must be started, healthy or finished before it.</summary>
    public ImmutableArray<ServiceDependency> DependsOn { get; init; } = [];

    /// <summary>Ports it publishes on the host.</summary>
    public ImmutableArray<PublishedPort> Ports { get; init; } = [];

    /// <summary>Paths of the host that it mounts.</summary>
    public ImmutableArray<BindMount> Binds { get; init; } = [];

    /// <summary>Named volumes that it mounts.</summary>
    public ImmutableArray<VolumeMount> Volumes { get; init; } = [];

    /// <summary>Keys of the networks that it joins.</summary>
    public ImmutableArray<string> Networks { get; init; } = [];

    /// <summary>Whether the Compose files define a health check; the image may have one too.</summary>
    public bool HasHealthcheck => FirstHealthcheck is not null;

    /// <summary>How long after a container's start Docker asks for its health first; null where the Compose files define no health check.</summary>
    public TimeSpan? FirstHealthcheck { get; init; }

    /// <summary><c>no</c>, <c>always</c>, <c>on-failure</c>, <c>unless-stopped</c>.</summary>
    public string Restart { get; init; } = "no";

    /// <summary>Fixed container name; null lets Compose choose.</summary>
    public string? ContainerName { get; init; }

    /// <summary>Memory limit of one container in bytes.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>How many containers it has.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Profiles that turn it on; empty for a service that is always on.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Its labels.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether it runs to its end: others wait for its success, and nothing restarts it.</summary>
    public bool IsOneShot { get; init; }

    internal static ImmutableArray<ComposeService> ReadAll(JsonObject document)
    {
        var services = (document["services"]?.AsObject() ?? []).Select(x => Read(x.Key, x.Value!.AsObject())).ToArray();
        var awaited = services.SelectMany(x => x.DependsOn).Where(x => x.Condition == ServiceDependency.Completed).Select(x => x.Service).ToHashSet();
        return [.. services.Select(x => x with { IsOneShot = awaited.Contains(x.Name) && (x.Restart is "no" || x.Restart.StartsWith("on-failure", StringComparison.Ordinal)) })];
    }

    private static ComposeService Read(string name, JsonObject service) => new(name)
    {
        Image = (string?)service["image"],
        BuildContext = (string?)service["build"]?["context"],
        DependsOn = [.. Members(service["depends_on"]).Select(x => new ServiceDependency(x.Key, (string?)x.Value?["condition"] ?? "service_started"))],
        Ports = [.. Items(service["ports"]).Select(x => PublishedPort.Read(name, x))],
        Binds = [.. Items(service["volumes"]).Where(x => (string?)x["type"] == "bind").Select(BindMount.Read)],
        Volumes = [.. Items(service["volumes"]).Where(x => (string?)x["type"] == "volume" && x["source"] is not null)
            .Select(x => new VolumeMount((string)x["source"]!, (string)x["target"]!))],
        Networks = [.. Members(service["networks"]).Select(x => x.Key)],
        FirstHealthcheck = service["healthcheck"] is JsonObject check && (bool?)check["disable"] != true && (string?)Items(check["test"]).FirstOrDefault() != "NONE"
            ? FirstOf(check) : null,
        Restart = (string?)service["restart"] ?? "no",
        ContainerName = (string?)service["container_name"],
        MemoryLimit = Number(service["deploy"]?["resources"]?["limits"]?["memory"] ?? service["mem_limit"]),
        Replicas = (int)(Number(service["deploy"]?["replicas"] ?? service["scale"]) ?? 1),
        Profiles = [.. Items(service["profiles"]).Select(x => (string)x!)],
        // A dollar sign stands in the document as Compose escapes it.
        Labels = Members(service["labels"]).ToImmutableDictionary(x => x.Key, x => (x.Value?.ToString() ?? "").Replace("$$", "$", StringComparison.Ordinal)),
    };

    // As the engine does: it asks at its start interval for as long as the start period lasts, which without one is no time at all.
    private static TimeSpan FirstOf(JsonObject check) => ComposeDuration.Read(check["start_period"]) is { Ticks: > 0 }
        ? ComposeDuration.Read(check["start_interval"]) ?? TimeSpan.FromSeconds(5)
        : ComposeDuration.Read(check["interval"]) ?? TimeSpan.FromSeconds(30);

    internal static IEnumerable<JsonNode> Items(JsonNode? node) => (node as JsonArray)?.OfType<JsonNode>() ?? [];

    internal static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node as JsonObject ?? [];

    // Compose prints sizes as strings of bytes, counts as numbers.
    private static long? Number(JsonNode? node) => node is null ? null : long.TryParse(node.ToString(), out var number) ? number : null;
}

/// <summary>What a service waits for.</summary>
/// <param name="Service">The other service.</param>
/// <param name="Condition"><c>service_started</c>, <c>service_healthy</c> or <see cref="Completed"/>.</param>
public sealed record ServiceDependency(string Service, string Condition)
{
    /// <summary>The other service must have exited with 0.</summary>
    public const string Completed = "service_completed_successfully";
}

/// <summary>A path of the host in a container.</summary>
/// <param name="Source">Absolute path.</param>
/// <param name="Target">Path in the container.</param>
/// <param name="IsReadOnly">Whether the container may only read it.</param>
public sealed record BindMount(string Source, string Target, bool IsReadOnly)
{
    internal static BindMount Read(JsonNode volume) => new(
        (string)volume["source"]!, (string)volume["target"]!, (bool?)volume["read_only"] == true);
}

/// <summary>A named volume in a container.</summary>
/// <param name="Name">Key of the volume.</param>
/// <param name="Target">Path in the container.</param>
public sealed record VolumeMount(string Name, string Target);
