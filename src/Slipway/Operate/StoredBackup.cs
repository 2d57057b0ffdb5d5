using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Contracts;

namespace Slipway.Operate;

/// <summary>A backup of the database that is on the server.</summary>
/// <param name="Name">Its file's name: <c>&lt;time&gt;-&lt;release&gt;.dump</c>, <c>&lt;time&gt;-by-hand.dump</c> or <c>&lt;time&gt;-daily.dump</c>.</param>
/// <param name="Time">When it was taken (UTC); null where its name does not say.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Why">Why it was taken: by hand, daily, or before which contract steps.</param>
public sealed record StoredBackup(string Name, DateTimeOffset? Time, long Bytes, string Why)
{
    /// <summary>How the names of those end that the server takes every day by itself.</summary>
    internal const string DailyEnding = "-daily.dump";

    /// <summary>Who took it; null where that is not known.</summary>
    public string? By { get; init; }

    /// <summary>Id of the release that served then; null where that is not known.</summary>
    public string? Serving { get; init; }

    /// <summary>Reads what <see cref="BackupCommands.List"/> prints.</summary>
    /// <returns>Newest first.</returns>
    internal static ImmutableArray<StoredBackup> Read(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' ', 3)).Where(x => x.Length == 3)
            .Select(x => Of(x[1], long.Parse(x[0], CultureInfo.InvariantCulture), BackupNote.Read(x[2])))
            .OrderByDescending(x => x.Name, StringComparer.Ordinal),
    ];

    private static StoredBackup Of(string name, long bytes, BackupNote? note) => new(name, TimeOf(name) ?? note?.Time, bytes, WhyOf(name, note))
    {
        By = note?.By,
        Serving = note?.Serving,
    };

    private static string WhyOf(string name, BackupNote? note) => note switch
    {
        _ when name.EndsWith(DailyEnding, StringComparison.Ordinal) => "daily",
        { Steps.IsEmpty: true } => "by hand",
        { Steps: var steps } => $"before {string.Join(", ", steps)}",
        // Those of before there were notes.
        null => name.Split('-', 2) is [_, var release] ? $"before a contract step of {release.Replace(".dump", "", StringComparison.Ordinal)}" : "unknown",
    };

    /// <summary>When the backup of that name was taken; null where the name does not say.</summary>
    internal static DateTimeOffset? TimeOf(string name) => DateTimeOffset.TryParseExact(
        name.Split('-')[0], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

/// <summary>The backups on a server, for people and scripts (<c>Backup --list --json</c>).</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Server">The server's address.</param>
/// <param name="Backups">Newest first.</param>
public sealed record BackupReport(string Environment, string Server, ImmutableArray<StoredBackup> Backups)
{
    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BackupReportJson.Default.BackupReport);

    /// <summary>A line for each.</summary>
    public IEnumerable<string> Table() => Backups.Select(x =>
        $"{x.Time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown",-20}  {Size.Of(x.Bytes),9}  {x.Name}  {x.Why}{(x.By is null ? "" : $", {x.By}")}");
}

/// <summary>Indented, as the other reports.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(BackupReport))]
internal sealed partial class BackupReportJson : JsonSerializerContext;
