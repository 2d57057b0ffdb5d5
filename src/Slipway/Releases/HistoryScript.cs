using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Releases;

/// <summary>The question how deploys to a server ended, and how its answer is read. Nothing is changed by it.</summary>
internal static class HistoryScript
{
    /// <summary>POSIX shell; takes the application's root. A server without the application answers with nothing.</summary>
    public const string Text =
        """
        cd "$1" 2>/dev/null || exit 0
        ls -1 releases 2>/dev/null | sed 's/^/kept /'
        grep '"outcome":' audit.jsonl 2>/dev/null
        true
        """;

    private const string Kept = "kept ";

    /// <summary>Reads the answer defensively: a line that a full disk or a crash cut short is left out.</summary>
    /// <param name="output">Standard output of the script.</param>
    /// <returns>Newest first.</returns>
    public static ImmutableArray<PastDeploy> Parse(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToLookup(x => x.StartsWith(Kept, StringComparison.Ordinal));
        var kept = lines[true].Select(x => x[Kept.Length..]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lines[false].Select(Read).OfType<AuditEntry>().Where(x => x.Outcome is not null).Reverse()
                .Select(x => new PastDeploy(x.Release, x.Commit, x.Time, x.Actor, x.Seconds ?? 0, x.Outcome!.Value, kept.Contains(x.Release))),
        ];
    }

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
