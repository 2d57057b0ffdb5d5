using System.Collections.Immutable;
using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Operate;

/// <summary>What makes a backup the database that serves.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="How">The commands.</param>
/// <param name="Release">The release that serves; its gate decides whether the backup stays.</param>
/// <param name="Stamp">Tells this restore from another: <c>20261128t140500z</c>, a part of the names of databases.</param>
public sealed record RestorePlan(StoredBackup Backup, DatabaseBackup How, Release Release, string Stamp)
{
    /// <summary>Contract steps that were carried out after the backup was taken; the database of the backup does not have them.</summary>
    public ImmutableArray<CarriedStep> Undone { get; init; } = [];

    /// <summary>Those that it has.</summary>
    public ImmutableArray<CarriedStep> StillCarried { get; init; } = [];

    /// <summary>The services that the gate asks.</summary>
    public ImmutableArray<string> Gated => [.. Release.ServicesOf(StageKind.Backend).Where(x => !x.IsOneShot).Select(x => x.Name)];

    /// <summary>The service whose migrations the next deploy has to run again, because they have run since the backup was taken; null where none has.</summary>
    public string? Migrates { get; init; }

    /// <summary>Pure: what is to be done, or why it is not.</summary>
    /// <param name="from">The backup's name, as it was typed.</param>
    /// <param name="confirmed">The environment's name, as it was typed.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="state">What its server runs.</param>
    /// <param name="stored">The backups that are there.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidInputException">Something that was typed is not right, or nothing can be restored there now.</exception>
    public static RestorePlan Of(string? from, string? confirmed, DeployEnvironment environment, ServerState state, ImmutableArray<StoredBackup> stored, DateTimeOffset now)
    {
        var how = DatabaseBackups.Declared(environment);
        var backup = stored.FirstOrDefault(x => x.Name == from) ?? throw Unknown(from, environment, stored);
        if (confirmed != environment.Name)
            throw new InvalidInputException(
                $"{backup.Name} would replace the database of {environment.Name} on {environment.Server}. {(confirmed is null ? "Nobody has confirmed that" : $"--confirm {confirmed} is not its name")}. Nothing was changed.",
                $"./build.sh RestoreBackup --from {backup.Name} --confirm {environment.Name} --environment {environment.Name}");
        if (state.Progress is { } progress)
            throw new InvalidInputException(
                $"Release {progress.Release} is in progress, begun by {progress.StartedBy}; which database it would get is not decided.", $"deploy on, or ./build.sh Rollback --environment {environment.Name}");
        var release = state.Current ?? throw new InvalidInputException($"Nothing serves on {environment.Server}.", $"./build.sh DeployBackend --environment {environment.Name}");
        ImmutableArray<CarriedStep> undone = [.. state.Carried.Where(x => x.Time >= backup.Time)];
        return new RestorePlan(backup, how, release, $"{now.UtcDateTime:yyyyMMdd't'HHmmss'z'}")
        {
            Undone = undone,
            Migrates = release.Contract?.MigrationService is { } service && (!undone.IsEmpty || HasRunSince(service, backup, state)) ? service : null,
            StillCarried = [.. state.Carried.Where(x => !(x.Time >= backup.Time))],
        };
    }

    /// <summary>The plan as it is printed.</summary>
    /// <param name="where">Environment and server.</param>
    public string Print(string where) =>
        string.Join(System.Environment.NewLine, [$"Plan for {where}: restore {Backup.Name} ({Backup.Why}, {Size.Of(Backup.Bytes)})", .. Describe().Select((x, i) => $"  {i + 1}. {x}")]);

    /// <summary>One line for each step.</summary>
    public IEnumerable<string> Describe() =>
    [
        "check that it can be read to its end",
        "read it into a fresh database; the one that serves goes on",
        $"exchange the two by name: connections end, and what serves now is kept as …_before_{Stamp} until the next restore",
        $"wait until {string.Join(", ", Gated)} passes its gate with it, or exchange them back",
        .. Undone.IsEmpty ? Array.Empty<string>() : [$"count as not carried out: {string.Join(", ", Undone.Select(x => x.Name))}"],
    ];

    /// <summary>Each run of the migrations has a container of its own, whichever release it was for; the last is there.</summary>
    private static bool HasRunSince(string service, StoredBackup backup, ServerState state) => state.Containers.Any(x => x.Service == service && !(CreationOf(x) <= backup.Time));

    // As Docker prints it: 2026-11-28 14:05:00 +0000 UTC.
    private static DateTimeOffset? CreationOf(ContainerState container) =>
        container.CreatedAt?.Split(' ') is [var day, var time, var offset, ..] && DateTimeOffset.TryParseExact($"{day} {time} {offset}", "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;

    private static InvalidInputException Unknown(string? from, DeployEnvironment environment, ImmutableArray<StoredBackup> stored) => new(
        $"{(from is null ? "RestoreBackup needs the name of a backup" : $"--from {from}: no backup of that name is on {environment.Server}")}. "
        + (stored.IsEmpty ? "None is there." : $"These are there: {string.Join(", ", stored.Select(x => x.Name))}."),
        stored.IsEmpty ? $"./build.sh Backup --environment {environment.Name}" : $"./build.sh RestoreBackup --from {stored[0].Name} --confirm {environment.Name} --environment {environment.Name}");
}
