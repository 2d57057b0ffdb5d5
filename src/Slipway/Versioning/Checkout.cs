using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>A git checkout as it is now: its commit, and what on disk differs from it.</summary>
/// <param name="Root">The directory that input paths are relative to.</param>
/// <param name="Commit">Full hash of the commit checked out.</param>
/// <param name="CommittedAt">When it was committed.</param>
public sealed partial record Checkout(string Root, string Commit, DateTimeOffset CommittedAt)
{
    /// <summary>Branch checked out; null when HEAD is detached.</summary>
    public string? Branch { get; init; }

    /// <summary>The nearest version tag at or before the commit; null when there is none.</summary>
    public VersionTag? Tag { get; init; }

    /// <summary>Commits since <see cref="Tag"/>, or since the beginning when there is none.</summary>
    public int Height { get; init; }

    /// <summary>Every path of the commit, relative to <see cref="Root"/>, with its mode and object.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Paths that differ from the commit or that are new and not ignored, with what identifies their content; null: deleted.</summary>
    public ImmutableSortedDictionary<string, string?> Changes { get; init; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);
}
