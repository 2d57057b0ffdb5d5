using System.Text.Json;
using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>What GitHub tells of a push in the file that <c>GITHUB_EVENT_PATH</c> names.</summary>
/// <param name="Before">What the branch named before; zeros when it is new.</param>
/// <param name="After">What it names now; zeros when it was deleted.</param>
/// <seealso href="https://docs.github.com/webhooks/webhook-events-and-payloads#push"/>
public sealed partial record PushEvent(string Before, string After)
{
    /// <summary>Whether the branch did not exist before.</summary>
    public bool IsNewBranch => IsZero(Before);

    /// <summary>Whether the branch does not exist any more.</summary>
    public bool IsDeletion => IsZero(After);

    /// <summary>Reads the event's JSON; null when it is of something other than a push.</summary>
    public static PushEvent? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Commit(document.RootElement, "before") is { } before && Commit(document.RootElement, "after") is { } after ? new PushEvent(before, after) : null;
    }

    // A commit is handed to git: what is not a hash, such as an option, is none.
    private static string? Commit(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && Hash().IsMatch(value.GetString()!) ? value.GetString() : null;

    private static bool IsZero(string commit) => commit.AsSpan().TrimStart('0').IsEmpty;

    [GeneratedRegex(@"^([0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
