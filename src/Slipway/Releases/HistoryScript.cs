using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Releases;

/// <summary>The question how deploys to a server ended, and how its answer is read. Nothing is changed by it.</summary>
internal static class HistoryScript
{
    /// <summary>POSIX shell; takes the application's root. A server without the application answers with nothing.</summary>
    public const string Text =
        """
        grep '"outcome":' "$1/audit.jsonl" 2>/dev/null
        true
        """;

    /// <summary>The same, and then the records of those releases whose ids begin with the second argument.</summary>
    public const string WithRecords =
        $"""
        {Text}
        for record in "$1"/releases/"$2"*/{ServerLayout.RecordName}; do
          if [ -e "$record" ]; then echo; echo "{Mark}"; cat "$record"; fi
        done
        """;

    private const string Mark = "@@record";

    /// <summary>Reads the records in an answer of <see cref="WithRecords"/>; one that is not there whole is left out.</summary>
    /// <param name="output">Standard output of the script.</param>
    /// <returns>By id.</returns>
    public static ImmutableDictionary<string, Release> Records(string output) =>
        output.Split(Mark).Skip(1).Select(Release.TryRead).OfType<Release>().DistinctBy(x => x.Id).ToImmutableDictionary(x => x.Id);

    /// <summary>Reads how deploys ended, defensively: a line that a full disk or a crash cut short is left out.</summary>
    /// <param name="output">Standard output of either script.</param>
    /// <returns>Oldest first.</returns>
    public static ImmutableArray<AuditEntry> Ends(string output) =>
    [
        .. output.Split(Mark)[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Read).OfType<AuditEntry>().Where(x => x.Outcome is not null),
    ];

    /// <summary>The deploys that ended so.</summary>
    /// <param name="ends">From <see cref="Ends"/>.</param>
    /// <param name="kept">Ids of the releases that the server still has.</param>
    /// <returns>Newest first.</returns>
    public static ImmutableArray<PastDeploy> Deploys(ImmutableArray<AuditEntry> ends, ImmutableArray<string> kept) =>
    [
        .. ends.Reverse().Select(x => new PastDeploy(x.Release, x.Commit, x.Time, x.Actor, x.Seconds ?? 0, x.Outcome!.Value, kept.Contains(x.Release)) { Targets = x.Targets ?? ImmutableSortedDictionary<string, double>.Empty }),
    ];

    private static AuditEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
