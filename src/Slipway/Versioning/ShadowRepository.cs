namespace Slipway.Versioning;

/// <summary>
/// A repository that borrows the objects of another and has its own names for commits. GitVersion reads it instead of the
/// real one: a detached HEAD gets the branch that the caller knows, only version tags and long-lived branches are seen, and
/// nothing is ever written into the repository of a person.
/// </summary>
internal sealed class ShadowRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-version-");

    /// <summary>Makes the repository.</summary>
    /// <param name="objects">The real repository's object directory.</param>
    /// <param name="commit">What HEAD names.</param>
    /// <param name="branch">The branch that is checked out.</param>
    /// <param name="references">Other names.</param>
    public ShadowRepository(string objects, string commit, BranchName branch, GitReferences references)
    {
        Write("config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        Write("HEAD", $"ref: refs/heads/{branch}\n");
        Write("objects/info/alternates", $"{objects}\n");
        Directory.CreateDirectory(Path.Combine(Root, ".git", "refs"));
        var names = references.Tags.Select(tag => ($"refs/tags/v{tag.Key}", tag.Value))
            .Concat(references.Branches.SetItem(branch.ToString(), commit).Select(head => ($"refs/heads/{head.Key}", head.Value)));
        Write("packed-refs", string.Concat(names.OrderBy(name => name.Item1, StringComparer.Ordinal).Select(name => $"{name.Value} {name.Item1}\n")));
    }

    public string Root => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(Root, ".git", path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
