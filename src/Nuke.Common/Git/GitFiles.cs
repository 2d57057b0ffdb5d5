using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>What is checked out.</summary>
internal sealed record GitHead(string Reference, string? Branch, string? Commit);

/// <summary>The files that Git keeps, read without Git, since a build is started more often than it needs one.</summary>
/// <param name="WorkTree">The directory of the checkout.</param>
/// <param name="Own">The directory of this checkout's state.</param>
/// <param name="Common">The directory that all worktrees share.</param>
internal sealed record GitFiles(AbsolutePath WorkTree, AbsolutePath Own, AbsolutePath Common)
{
    const string Branches = "refs/heads/";
    const string Tags = "refs/tags/";

    /// <summary>The files of the repository that a directory belongs to, or null.</summary>
    public static GitFiles? Find(AbsolutePath directory)
    {
        var workTree = directory.FindParentOrSelf(x => Directory.Exists(x / ".git") || File.Exists(x / ".git"));
        if (workTree is null)
            return null;
        var own = workTree / ".git";
        // In worktrees and submodules a file says where the state is.
        if (File.Exists(own))
            own = Resolve(workTree, File.ReadAllText(own).Replace("gitdir:", "", StringComparison.Ordinal));
        var common = File.Exists(own / "commondir") ? Resolve(own, File.ReadAllText(own / "commondir")) : own;
        return new GitFiles(workTree, own, common);
    }

    public GitHead Head()
    {
        var text = File.ReadAllText(Own / "HEAD").Trim();
        if (!text.StartsWith("ref:", StringComparison.Ordinal))
            return new GitHead(text, Branch: null, text);
        var reference = text[4..].Trim();
        var branch = reference.StartsWith(Branches, StringComparison.Ordinal) ? reference[Branches.Length..] : null;
        return new GitHead(reference, branch, Commit(reference));
    }

    /// <summary>The remote and the branch there that a branch follows.</summary>
    public (string Remote, string? Branch) Upstream(string? branch)
    {
        if (branch == null || Config($"branch.{branch}.remote") is not { } remote)
            return ("origin", null);
        var merge = Config($"branch.{branch}.merge");
        return (remote, merge?.Replace(Branches, "", StringComparison.Ordinal));
    }

    /// <summary>The tags of a commit, annotated ones included.</summary>
    public IReadOnlyCollection<string> TagsOf(string? commit)
    {
        if (commit == null)
            return [];
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        string? packed = null;
        foreach (var line in Packed())
        {
            // The line after an annotated tag names the commit that it is of.
            var (name, target) = line.StartsWith('^') ? (packed, line[1..]) : (line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], line.Split(' ')[0]);
            packed = name;
            if (target == commit && name?.StartsWith(Tags, StringComparison.Ordinal) == true && !File.Exists(Common / name))
                tags.Add(name[Tags.Length..]);
        }

        tags.UnionWith(LooseTags().Where(x => GitObjects.Peel(Common, x.Target) == commit).Select(x => x.Name));
        return tags;
    }

    /// <summary>A value of the configuration, such as <c>remote.origin.url</c>.</summary>
    public string? Config(string key)
    {
        var file = Common / "config";
        return File.Exists(file) ? GitConfig.Value(File.ReadAllLines(file), key) : null;
    }

    string? Commit(string reference)
    {
        foreach (var directory in new[] { Own, Common })
        {
            if (File.Exists(directory / reference))
                return File.ReadAllText(directory / reference).Trim();
        }

        return Packed().FirstOrDefault(x => x.EndsWith($" {reference}", StringComparison.Ordinal))?.Split(' ')[0];
    }

    IEnumerable<string> Packed() =>
        File.Exists(Common / "packed-refs") ? File.ReadLines(Common / "packed-refs").Where(x => !x.StartsWith('#')) : [];

    IEnumerable<(string Name, string Target)> LooseTags()
    {
        var directory = Common / Tags;
        return Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Select(x => (Path.GetRelativePath(directory, x).Replace('\\', '/'), File.ReadAllText(x).Trim()))
            : [];
    }

    static AbsolutePath Resolve(AbsolutePath from, string path) => AbsolutePath.Create(Path.GetFullPath(path.Trim(), from));
}
