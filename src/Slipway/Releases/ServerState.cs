using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Slipway.Contracts.Migrations;

namespace Slipway.Releases;

/// <summary>What a server runs and has, read in one round trip.</summary>
public sealed record ServerState
{
    /// <summary>A server that runs nothing of the application yet.</summary>
    public static ServerState Empty { get; } = new();

    /// <summary>Differs whenever another release became current or progressed, or maintenance began or ended.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>The release that serves, as its <c>release.json</c> says; null before the first.</summary>
    public Release? Current { get; init; }

    /// <summary>Id of the release that serves, also where its record cannot be read; null before the first.</summary>
    public string? CurrentId { get; init; }

    /// <summary>The release in progress; null when none is.</summary>
    public Progress? Progress { get; init; }

    /// <summary>The record of the release in progress.</summary>
    public Release? InProgress { get; init; }

    /// <summary>Ids of the releases kept.</summary>
    public ImmutableArray<string> Releases { get; init; } = [];

    /// <summary>Ids of releases whose record or Compose file is cut short or missing.</summary>
    public ImmutableHashSet<string> Damaged { get; init; } = [];

    /// <summary>Whether Docker answered; if not, nothing is known of containers and images.</summary>
    public bool DockerAnswers { get; init; } = true;

    /// <summary>The application's containers, stopped ones included.</summary>
    public ImmutableArray<ContainerState> Containers { get; init; } = [];

    /// <summary>Images present, as <c>repository@sha256:…</c>.</summary>
    public ImmutableHashSet<string> Images { get; init; } = [];

    /// <summary>Content-addressed directories of mounted configuration that are present.</summary>
    public ImmutableHashSet<string> Files { get; init; } = [];

    /// <summary>Directory below <c>files/</c> → what is found in that place of <see cref="PlacedFiles"/>.</summary>
    public ImmutableDictionary<string, PlacedState> Placed { get; init; } = ImmutableDictionary<string, PlacedState>.Empty;

    /// <summary>Service → the first twelve digits of the id of the container that its switch names.</summary>
    public ImmutableDictionary<string, string> Upstreams { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Since when visitors are asked to come back later; null while they are not.</summary>
    public MaintenanceState? Maintenance { get; init; }

    /// <summary>How the backups go that the server takes every day; null where Provision has set up none.</summary>
    public DailyBackupState? DailyBackup { get; init; }

    /// <summary>The contract steps that were begun here, in order.</summary>
    public ImmutableArray<CarriedStep> Carried { get; init; } = [];

    /// <summary>What could not be read, one sentence each; such records count as absent.</summary>
    public ImmutableArray<string> Damage { get; init; } = [];
}

/// <summary>One container of the application.</summary>
public sealed record ContainerState
{
    /// <summary>Full id.</summary>
    public required string Id { get; init; }

    /// <summary>Compose service.</summary>
    public required string Service { get; init; }

    /// <summary>Image reference it was created from.</summary>
    public required string Image { get; init; }

    /// <summary><c>running</c>, <c>exited</c>, <c>restarting</c>, …</summary>
    public required string State { get; init; }

    /// <summary>The state in Docker's words: <c>Up 3 minutes (healthy)</c>, <c>Exited (0) 18 seconds ago</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it was created, as Docker prints it.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Fingerprint label of the definition it was created from.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>For how many seconds it is still kept warm: it was replaced, and runs on without requests. Null for every other.</summary>
    public long? WarmSeconds { get; init; }

    /// <summary>Whether it is kept warm.</summary>
    [JsonIgnore]
    public bool IsWarm => WarmSeconds > 0;

    /// <summary><c>healthy</c>, <c>unhealthy</c>, <c>starting</c>; null without a health check.</summary>
    [JsonIgnore]
    public string? Health =>
        Status.Contains("(healthy)", StringComparison.Ordinal) ? "healthy"
        : Status.Contains("(unhealthy)", StringComparison.Ordinal) ? "unhealthy"
        : Status.Contains("(health: starting)", StringComparison.Ordinal) ? "starting"
        : null;

    /// <summary>Exit code of a container that has exited; null while it runs.</summary>
    [JsonIgnore]
    public int? ExitCode => Regex.Match(Status, @"^(?:Exited|Restarting) \((\d+)\)") is { Success: true } match
        ? int.Parse(match.Groups[1].Value)
        : null;

    /// <summary>Whether it serves: running, and healthy where that is checked.</summary>
    public bool IsServing => State == "running" && (Health is null or "healthy");
}
