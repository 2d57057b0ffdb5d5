using System.Security.Cryptography;
using System.Text;

namespace Slipway.Versioning;

/// <summary>Names exactly what a checkout holds. Version and revision are legal Docker tags.</summary>
public sealed record SourceVersion
{
    /// <summary>Semantic version: <c>1.2.3</c> on its tag, else <c>1.3.0-beta.&lt;commits&gt;</c> and the like, with <c>.dirty.&lt;hash&gt;</c> when dirty.</summary>
    public required string Version { get; init; }

    /// <summary>Full hash of the commit checked out.</summary>
    public required string Commit { get; init; }

    /// <summary>Branch as a version names it: lower case letters, digits and dashes.</summary>
    public required string Branch { get; init; }

    /// <summary>When the commit was made.</summary>
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>Eight characters that stand for everything that differs from the commit; null when nothing does.</summary>
    public string? DirtyHash { get; init; }

    /// <summary>Whether anything differs from the commit.</summary>
    public bool IsDirty => DirtyHash is not null;

    /// <summary>The commit, with <c>-dirty.&lt;hash&gt;</c> when something differs from it.</summary>
    public string Revision => IsDirty ? $"{Commit}-dirty.{DirtyHash}" : Commit;

    /// <summary>The version of the commit itself.</summary>
    public SourceVersion Clean => this with { Version = CleanVersion, DirtyHash = null };

    private string CleanVersion { get; init; } = "";

    /// <summary>The version that a release of this commit gets: no branch, no count.</summary>
    public required VersionTag Release { get; init; }

    /// <summary>Reads the checkout at <paramref name="root"/> and names it.</summary>
    public static async Task<SourceVersion> ReadAsync(string root, string? branch = null, CancellationToken cancellationToken = default) =>
        Of(await Checkout.ReadAsync(root, branch, cancellationToken));

    /// <summary>Names a checkout.</summary>
    public static SourceVersion Of(Checkout checkout)
    {
        var clean = checkout.Version;
        var dirty = DirtyHashOf(checkout);
        return new SourceVersion
        {
            Version = dirty is null ? clean.ToString() : $"{Unreleased(clean)}.dirty.{dirty}",
            CleanVersion = clean.ToString(),
            Release = clean with { Prerelease = null },
            Commit = checkout.Commit,
            Branch = BranchName.LabelOf(checkout.Branch ?? "detached"),
            CommittedAt = checkout.CommittedAt,
            DirtyHash = dirty,
        };
    }

    // What differs from a released commit leads to the next release, and comes before everything else that does.
    private static VersionTag Unreleased(VersionTag version) =>
        version.Prerelease is null ? version.Next with { Prerelease = "alpha.0" } : version;

    private static string? DirtyHashOf(Checkout checkout)
    {
        if (checkout.Changes.IsEmpty)
            return null;
        var lines = string.Concat(checkout.Changes.Select(change => $"{change.Key}\0{change.Value ?? "deleted"}\0"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));

        // An identifier of digits alone must not begin with 0 in a semantic version; one that begins with a letter cannot be such.
        return hash[hash.AsSpan().IndexOfAnyInRange('a', 'f')..][..8];
    }
}
