using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>A git checkout as it is now: its commit, and what on disk differs from it.</summary>
/// <param name="Root">The directory that input paths are relative to.</param>
/// <param name="Commit">Full hash of the commit checked out.</param>
/// <param name="CommittedAt">When it was committed.</param>
public sealed partial record Checkout(string Root, string Commit, DateTimeOffset CommittedAt)
{
    /// <summary>Branch checked out, or the one that the caller knows; null when HEAD is detached and nobody does.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit's version: its tag's, else the one that its branch and the commits since the last tag lead to.</summary>
    public required VersionTag Version { get; init; }

    /// <summary>Every path of the commit, relative to <see cref="Root"/>, with its mode and object.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Paths that differ from the commit or that are new and not ignored, with what identifies their content; null: deleted.</summary>
    public ImmutableSortedDictionary<string, string?> Changes { get; init; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);
}
