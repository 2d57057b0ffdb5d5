using System.Collections.Immutable;

namespace Slipway.Releases;

/// <summary>What is no longer needed on a server. An empty plan removes nothing.</summary>
public sealed record RetentionPlan
{
    /// <summary>Ids of the releases that stay, the newest first.</summary>
    public required ImmutableArray<string> Kept { get; init; }

    /// <summary>Ids of the releases whose directories go.</summary>
    public ImmutableArray<string> Releases { get; init; } = [];

    /// <summary>Names below <c>files/</c> that no kept release and no container mounts.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Images that no kept release and no container needs.</summary>
    public ImmutableArray<StoredImage> Images { get; init; } = [];

    /// <summary>Directories of uploads that never became complete, below the application's root.</summary>
    public ImmutableArray<string> Leftovers { get; init; } = [];

    /// <summary>Whether there is nothing to remove.</summary>
    public bool IsEmpty => Releases.IsEmpty && Files.IsEmpty && Images.IsEmpty && Leftovers.IsEmpty;

    /// <summary>The plan as it is printed.</summary>
    /// <param name="where">Environment and server.</param>
    public string Print(string where)
    {
        var kept = Kept.IsEmpty ? "no release" : string.Join(", ", Kept);
        return IsEmpty
            ? $"Nothing to remove: {where} keeps {kept}."
            : string.Join('\n', [$"Plan for {where}: keep {kept}", .. Describe().Select((x, i) => $"  {i + 1}. {x}")]);
    }

    /// <summary>The plan in a few words, for the audit log.</summary>
    public string Summary() => $"prune: {Count(Releases, "release")}, {Count(Images, "image")}, keeping {string.Join(", ", Kept)}";

    /// <summary>One line for each thing that goes.</summary>
    public IEnumerable<string> Describe() =>
    [
        .. Releases.Select(x => $"remove release {x}"),
        .. Images.Select(x => $"remove image {x.References.FirstOrDefault() ?? x.Id} ({Size.Of(x.Bytes)}, shared layers included)"),
        .. Files.Select(x => $"remove files/{x}"),
        .. Leftovers.Select(x => $"remove {x}, an upload that was never finished"),
    ];

    private static string Count<T>(ImmutableArray<T> items, string noun) => $"{items.Length} {noun}{(items.Length == 1 ? "" : "s")}";
}
