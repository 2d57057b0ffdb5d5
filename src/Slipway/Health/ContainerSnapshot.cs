using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Releases;

namespace Slipway.Health;

/// <summary>One container at one moment.</summary>
/// <param name="Id">Full id.</param>
/// <param name="Name">Name, without the slash.</param>
/// <param name="Service">Compose service.</param>
/// <param name="Image">Reference that it was created from.</param>
/// <param name="Status"><c>created</c>, <c>running</c>, <c>paused</c>, <c>restarting</c>, <c>exited</c>, <c>dead</c>.</param>
/// <param name="Health"><c>starting</c>, <c>healthy</c>, <c>unhealthy</c>; null without a HEALTHCHECK.</param>
/// <param name="ExitCode">Of the last run.</param>
/// <param name="OutOfMemory">Whether the kernel ended it for its memory.</param>
/// <param name="Restarts">How often Docker restarted it.</param>
/// <param name="Created">When it was created, by the server's clock.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Addresses">Its addresses; blank entries for networks without one.</param>
internal sealed record ContainerSnapshot(
    string Id, string Name, string Service, string Image, string Status, string? Health, int ExitCode,
    bool OutOfMemory, int Restarts, DateTimeOffset Created, DateTimeOffset StartedAt, string[] Addresses)
{
    /// <summary>Fingerprint label; null or empty without one.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>
    /// Go template that makes <c>docker inspect</c> print one of these as a line of JSON. It sees the engine's JSON, in
    /// which <c>Health</c> is absent without a HEALTHCHECK: only <c>index</c> may ask for it.
    /// </summary>
    public const string Format =
        $$$$"""{"id":{{json .Id}},"name":{{json .Name}},"service":{{json (index .Config.Labels "com.docker.compose.service")}},"image":{{json .Config.Image}},"fingerprint":{{json (index .Config.Labels "{{{{StateScript.FingerprintLabel}}}}")}},"status":{{json .State.Status}},"health":{{with index .State "Health"}}{{json .Status}}{{else}}null{{end}},"exitCode":{{.State.ExitCode}},"outOfMemory":{{.State.OOMKilled}},"restarts":{{.RestartCount}},"created":{{json .Created}},"startedAt":{{json .State.StartedAt}},"addresses":[{{range .NetworkSettings.Networks}}{{json .IPAddress}},{{end}}""]}""";

    /// <summary>Where the server reaches it; a container on the host's network is the host.</summary>
    public string Address => Addresses.FirstOrDefault(x => x.Length > 0) ?? "127.0.0.1";

    /// <summary>Whether it has been up all the while, as far as this moment shows.</summary>
    public bool IsRunning => Status == "running";

    /// <summary>Reads a line.</summary>
    public static ContainerSnapshot Parse(string line)
    {
        var snapshot = JsonSerializer.Deserialize(line, GateJson.Default.ContainerSnapshot)!;
        return snapshot with { Name = snapshot.Name.TrimStart('/'), Health = snapshot.Health is "none" or "" ? null : snapshot.Health };
    }
}

/// <summary>Something that happened to a container, as <c>docker events</c> prints it.</summary>
/// <param name="Action"><c>die</c>, <c>start</c>, <c>oom</c>, <c>destroy</c>, <c>health_status: healthy</c>, …</param>
/// <param name="Actor">The container.</param>
internal sealed record ContainerEvent(
    [property: JsonPropertyName("Action")] string Action,
    [property: JsonPropertyName("Actor")] EventActor Actor)
{
    /// <summary>Exit code of a <c>die</c>.</summary>
    public int ExitCode => Actor.Attributes.TryGetValue("exitCode", out var text) && int.TryParse(text, out var code) ? code : -1;

    /// <summary>Reads a line.</summary>
    public static ContainerEvent Parse(string line) => JsonSerializer.Deserialize(line, GateJson.Default.ContainerEvent)!;
}

/// <summary>What an event happened to.</summary>
/// <param name="Id">Full id.</param>
/// <param name="Attributes">Labels, and what the event adds.</param>
internal sealed record EventActor(
    [property: JsonPropertyName("ID")] string Id,
    [property: JsonPropertyName("Attributes")] IReadOnlyDictionary<string, string> Attributes);

/// <summary>How both are read.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ContainerSnapshot))]
[JsonSerializable(typeof(ContainerEvent))]
internal sealed partial class GateJson : JsonSerializerContext;
