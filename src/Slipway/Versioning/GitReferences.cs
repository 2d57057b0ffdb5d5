using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>What a version depends on besides the commit: version tags and long-lived branches, by the commit that each names.</summary>
/// <param name="Tags">Version tags.</param>
/// <param name="Branches">Local branches, and those of <c>origin</c> that are not checked out here.</param>
internal sealed record GitReferences(ImmutableSortedDictionary<VersionTag, string> Tags, ImmutableSortedDictionary<string, string> Branches)
{
    private const string Tag = "refs/tags/";
    private const string Local = "refs/heads/";
    private const string Remote = "refs/remotes/origin/";

    // An annotated tag's own object is not the commit; the starred field is.
    public static ImmutableArray<string> Arguments { get; } =
        ["for-each-ref", "--format=%(refname) %(objectname) %(*objectname)", Local, Remote, Tag];

    public static GitReferences Parse(IEnumerable<string> lines)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<VersionTag, string>();
        var branches = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

        // git sorts by name; read backwards, local branches come after those of origin and so win over them.
        foreach (var parts in lines.Reverse().Where(line => line.Length > 0).Select(line => line.Split(' ')))
        {
            var commit = parts[2].Length > 0 ? parts[2] : parts[1];
            if (parts[0].StartsWith(Tag, StringComparison.Ordinal) && VersionTag.TryParse(parts[0][Tag.Length..]) is { } version)
                tags[version] = commit;
            else if (BranchOf(parts[0]) is { IsLongLived: true } branch)
                branches[branch.ToString()] = commit;
        }

        return new GitReferences(tags.ToImmutable(), branches.ToImmutable());
    }

    /// <summary>The highest version tag on a commit; null when it has none.</summary>
    public VersionTag? TagOn(string commit) => Tags.Where(tag => tag.Value == commit).Select(tag => tag.Key).LastOrDefault();

    private static BranchName? BranchOf(string reference) =>
        reference.StartsWith(Local, StringComparison.Ordinal) ? BranchName.Parse(reference[Local.Length..])
        : reference.StartsWith(Remote, StringComparison.Ordinal) ? BranchName.Parse(reference[Remote.Length..])
        : null;
}
