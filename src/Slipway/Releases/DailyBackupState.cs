using System.Globalization;
using Slipway.Operate;

namespace Slipway.Releases;

/// <summary>How the backups go that the server takes every day by itself, where Provision has set them up.</summary>
/// <param name="Since">Since when they are due (UTC): set up, and something deployed.</param>
public sealed record DailyBackupState(DateTimeOffset Since)
{
    /// <summary>Before the application's name: what systemd calls them.</summary>
    internal const string UnitPrefix = "slipway-backup-";

    /// <summary>The event in the audit log of one that failed.</summary>
    internal const string Failed = "the daily backup failed";

    /// <summary>A day, the half hour in which it begins (<c>RandomizedDelaySec</c>), and its patience with a deploy and a large database.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(28);

    /// <summary>When the newest that is there was taken (UTC).</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>When one failed for the last time (UTC).</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>What is wrong, as a sentence; null when all is well.</summary>
    /// <param name="now">The time now.</param>
    public string? Problem(DateTimeOffset now) =>
        FailedAt is { } failed && !(Last > failed) ? $"The daily backup of {failed.UtcDateTime:u} failed; the newest is {Newest}."
        : now - (Last ?? Since) > s_patience ? $"No daily backup was taken since {(Last ?? Since).UtcDateTime:u}; the newest is {Newest}."
        : null;

    /// <summary>The newest, in words: its time, or that there is none.</summary>
    public string Newest => Last is { } last ? $"of {last.UtcDateTime:u}" : "none";

    /// <summary>Reads the lines <c>since</c>, <c>first</c> and <c>failed</c>, each with a time, and <c>last</c> with the name of a backup; null where they are not set up, or nothing was deployed.</summary>
    internal static DailyBackupState? Read(string[] lines)
    {
        var times = lines.Select(x => x.Split(' ')).Where(x => x.Length == 2).ToLookup(x => x[0], x => x[0] == "last" ? StoredBackup.TimeOf(x[1]) : TimeOf(x[1]));
        return times["since"].FirstOrDefault() is { } since && times["first"].FirstOrDefault() is { } first
            ? new DailyBackupState(since > first ? since : first) { Last = times["last"].FirstOrDefault(), FailedAt = times["failed"].FirstOrDefault() }
            : null;
    }

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
