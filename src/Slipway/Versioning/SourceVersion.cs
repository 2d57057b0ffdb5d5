using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>Names exactly what a checkout holds. Version and revision are legal Docker tags.</summary>
public sealed partial record SourceVersion
{
    /// <summary>Semantic version: <c>1.2.3</c> on its tag, else <c>1.2.4-&lt;branch&gt;.&lt;commits&gt;</c>, with <c>.dirty.&lt;hash&gt;</c> when dirty.</summary>
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

    /// <summary>Reads the checkout at <paramref name="root"/> and names it.</summary>
    public static async Task<SourceVersion> ReadAsync(string root, string? branch = null, CancellationToken cancellationToken = default) =>
        Of(await Checkout.ReadAsync(root, cancellationToken), branch);

    /// <summary>Names a checkout.</summary>
    /// <param name="checkout">What is on disk.</param>
    /// <param name="branch">The branch, where the caller knows better than a detached HEAD (as CI does).</param>
    public static SourceVersion Of(Checkout checkout, string? branch = null)
    {
        var label = Label(branch ?? checkout.Branch ?? "detached");
        var next = checkout.Tag?.Next ?? new VersionTag(0, 1, 0);
        var between = $"{next}-{label}.{checkout.Height}";
        var clean = checkout is { Tag: not null, Height: 0 } ? checkout.Tag.ToString() : between;
        var dirty = DirtyHashOf(checkout);
        return new SourceVersion
        {
            Version = dirty is null ? clean : $"{between}.dirty.{dirty}",
            CleanVersion = clean,
            Commit = checkout.Commit,
            Branch = label,
            CommittedAt = checkout.CommittedAt,
            DirtyHash = dirty,
        };
    }

    private static string? DirtyHashOf(Checkout checkout)
    {
        if (checkout.Changes.IsEmpty)
            return null;
        var lines = string.Concat(checkout.Changes.Select(change => $"{change.Key}\0{change.Value ?? "deleted"}\0"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));

        // An identifier of digits alone must not begin with 0 in a semantic version; one that begins with a letter cannot be such.
        return hash[hash.AsSpan().IndexOfAnyInRange('a', 'f')..][..8];
    }

    private static string Label(string branch)
    {
        // A Docker tag has at most 128 characters; 40 leave room for everything else and still name the branch.
        var label = NotAllowed().Replace(branch.ToLowerInvariant(), "-").Trim('-');
        label = label.Length > 40 ? label[..40].TrimEnd('-') : label;
        return label.Length == 0 ? "branch" : label.All(char.IsAsciiDigit) ? $"branch-{label}" : label;
    }

    [GeneratedRegex("[^0-9a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotAllowed();
}
