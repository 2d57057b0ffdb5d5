using System.Collections.Immutable;

namespace Slipway.Releases;

/// <summary>What a server runs, for people and scripts (<c>Status --json</c>).</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Server">The server's address.</param>
/// <param name="Release">Id of the release that serves; null before the first.</param>
/// <param name="Version">Its version.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="Since">When it was made (UTC).</param>
/// <param name="InProgress">Id of the release in progress; null when none is.</param>
/// <param name="Services">Every service of the release and every container beside it.</param>
public sealed record StatusReport(
    string Environment,
    string Server,
    string? Release,
    string? Version,
    string? Commit,
    DateTimeOffset? Since,
    string? InProgress,
    ImmutableSortedDictionary<string, ServiceStatus> Services)
{
    /// <summary>Files of the release that were changed on the server or are gone, one sentence each.</summary>
    public ImmutableArray<string> Drift { get; init; } = [];

    /// <summary>Since when visitors are asked to come back later; null while they are not.</summary>
    public MaintenanceState? Maintenance { get; init; }

    /// <summary>How the backups go that the server takes every day; null where Provision has set up none.</summary>
    public DailyBackupState? DailyBackup { get; init; }

    /// <summary>Compares what the record says with what runs.</summary>
    public static StatusReport From(string environment, string server, ServerState state)
    {
        var recorded = state.Current?.Services ?? [];
        var names = recorded.Select(x => x.Name).Union(state.Containers.Select(x => x.Service));
        return new StatusReport(
            environment, server, state.Current?.Id, state.Current?.Version, state.Current?.Commit,
            state.Current?.CreatedAt, state.Progress?.Release,
            names.ToImmutableSortedDictionary(
                name => name,
                name => ServiceStatus.From(
                    recorded.FirstOrDefault(x => x.Name == name),
                    Serving(name, recorded.FirstOrDefault(x => x.Name == name), state.Containers))))
        {
            Maintenance = state.Maintenance,
            DailyBackup = state.DailyBackup,
        };
    }

    private static ContainerState? Serving(string name, ReleaseService? recorded, ImmutableArray<ContainerState> containers)
    {
        var own = containers.Where(x => x.Service == name && !x.IsWarm).ToArray();
        var serving = own.MaxBy(x => (x.State == "running", x.Fingerprint == recorded?.Fingerprint));
        return serving is null ? null : serving with { WarmSeconds = containers.Where(x => x.Service == name && x.IsWarm).Max(x => x.WarmSeconds) };
    }
}

/// <summary>What one service runs.</summary>
/// <param name="Stage">Its stage; null for a container that the release does not know.</param>
/// <param name="Image">Reference the container runs.</param>
/// <param name="ImageDigest"><c>sha256:…</c> of that reference; null when nothing runs.</param>
/// <param name="State"><c>running</c>, <c>exited</c>, …; <c>absent</c> without a container.</param>
/// <param name="Health"><c>healthy</c>, <c>unhealthy</c>, <c>starting</c>; null without a health check.</param>
/// <param name="CreatedAt">When the container was created.</param>
/// <param name="Drift">How it differs from the release's record; null when it does not.</param>
public sealed record ServiceStatus(
    string? Stage, string? Image, string? ImageDigest, string State, string? Health, string? CreatedAt, string? Drift)
{
    /// <summary>For how many seconds the container that it replaced is still kept warm; null when none is.</summary>
    public long? WarmSeconds { get; init; }

    internal static ServiceStatus From(ReleaseService? recorded, ContainerState? container) => new(
        recorded?.Stage.ToString().ToLowerInvariant(),
        container?.Image,
        container?.Image.Split('@') is [_, var digest] ? digest : null,
        container?.State ?? "absent",
        container?.Health,
        container?.CreatedAt,
        DriftOf(recorded, container))
    {
        WarmSeconds = container?.WarmSeconds,
    };

    private static string? DriftOf(ReleaseService? recorded, ContainerState? container) => (recorded, container) switch
    {
        (null, _) => "not part of the release",
        (_, null) => "no container",
        // What has run to its end is done: after a rollback that is the newer release's migration.
        _ when recorded.IsOneShot && container.ExitCode == 0 => null,
        _ when container.Image != recorded.Image => $"runs {container.Image} instead of {recorded.Image}",
        _ when container.Fingerprint != recorded.Fingerprint => "was created from another definition",
        _ when recorded.IsOneShot => $"exited with {container.ExitCode}",
        _ when container.State != "running" => $"is {container.State}",
        _ => null,
    };
}
