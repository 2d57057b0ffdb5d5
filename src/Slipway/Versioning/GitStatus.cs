using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>What <c>git status --porcelain=v2 --branch -z --no-renames</c> says.</summary>
/// <param name="Commit">The commit checked out; null before the first.</param>
/// <param name="Branch">The branch checked out; null when HEAD is detached.</param>
/// <param name="Changed">Paths, from the repository's top, that differ from the commit or that git does not know.</param>
/// <seealso href="https://git-scm.com/docs/git-status#_porcelain_format_version_2"/>
internal sealed record GitStatus(string? Commit, string? Branch, ImmutableArray<string> Changed)
{
    private const string Oid = "# branch.oid ";
    private const string Head = "# branch.head ";

    public static ImmutableArray<string> Arguments { get; } =
        ["status", "--porcelain=v2", "--branch", "--no-ahead-behind", "--no-renames", "--untracked-files=all", "-z"];

    public static GitStatus Parse(IEnumerable<string> items)
    {
        string? commit = null;
        string? branch = null;
        var changed = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (item.StartsWith(Oid, StringComparison.Ordinal))
                commit = item[Oid.Length..] is "(initial)" ? null : item[Oid.Length..];
            else if (item.StartsWith(Head, StringComparison.Ordinal))
                branch = item[Head.Length..] is "(detached)" ? null : item[Head.Length..];
            else if (PathOf(item) is { } path)
                changed.Add(path);
        }

        return new GitStatus(commit, branch, changed.ToImmutable());
    }

    // The path is the last field and may contain spaces; how many fields stand before it depends on the kind of entry.
    private static string? PathOf(string item) => item[0] switch
    {
        '1' => item.Split(' ', 9)[8],
        'u' => item.Split(' ', 11)[10],
        '?' => item[2..],
        _ => null,
    };
}
