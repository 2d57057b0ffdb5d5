using System.Collections.Immutable;

namespace Slipway.Versioning;

public sealed partial record Checkout
{
    /// <summary>Reads the checkout at <paramref name="root"/> with a handful of git calls side by side.</summary>
    /// <param name="root">The directory that input paths are relative to.</param>
    /// <param name="branch">The branch, where the caller knows better than a detached HEAD (as CI does).</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidInputException">Not a repository, no commit yet, or a shallow clone whose version cannot be known.</exception>
    public static async Task<Checkout> ReadAsync(string root, string? branch = null, CancellationToken cancellationToken = default)
    {
        var git = new Git(Path.GetFullPath(root));
        var statusOf = git.AskAsync(GitStatus.Arguments, cancellationToken);
        var placeOf = git.AskAsync(["rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository", "--path-format=absolute", "--git-common-dir", "--git-path", "objects"], cancellationToken);
        var treeOf = git.AskAsync(["ls-tree", "-r", "-z", "HEAD"], cancellationToken);
        var timeOf = git.AskAsync(["log", "-1", "--no-show-signature", "--format=%ct"], cancellationToken);
        var referencesOf = git.AskAsync(GitReferences.Arguments, cancellationToken);
        await Task.WhenAll(statusOf, placeOf, treeOf, timeOf, referencesOf);

        var place = (await placeOf).Succeeded ? (await placeOf).Lines : throw NotARepository(git.Root, await placeOf);
        var status = GitStatus.Parse((await statusOf).EnsureSucceeded("the state", git.Root).Items);
        var references = GitReferences.Parse((await referencesOf).EnsureSucceeded("the tags and branches", git.Root).Lines);
        var commit = status.Commit ?? throw NoCommit(git.Root);
        if (place[2] is "true" && references.TagOn(commit) is null)
            throw Shallow(git.Root);

        branch ??= status.Branch;
        var versionOf = new CommitVersion(git.Root, place[3], place[4], references).OfAsync(commit, branch ?? "detached", cancellationToken);
        var changesOf = ChangesAsync(place[0], place[1], status.Changed, cancellationToken);
        return new Checkout(git.Root, commit, DateTimeOffset.FromUnixTimeSeconds(long.Parse((await timeOf).EnsureSucceeded("the time", git.Root).Output)))
        {
            Branch = branch,
            Version = await versionOf,
            Files = Tree((await treeOf).EnsureSucceeded("the files", git.Root)),
            Changes = await changesOf,
        };
    }

    private static Dictionary<string, string> Tree(GitAnswer answer) => answer.Items
        .Select(item => item.Split('\t', 2))
        .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);

    private static async Task<ImmutableSortedDictionary<string, string?>> ChangesAsync(
        string top, string prefix, ImmutableArray<string> changed, CancellationToken cancellationToken)
    {
        var changes = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var path in changed)
            changes[BelowRoot(path, prefix)] = await WorkingFile.IdentifyAsync(Path.Combine(top, path), cancellationToken);
        return changes.ToImmutable();
    }

    // Where the root is a folder of a larger repository, git names paths from the repository's top.
    private static string BelowRoot(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : $"../{path}";

    private static InvalidInputException NotARepository(string root, GitAnswer answer) =>
        new($"{root} is not a git checkout that can be read, so there is no version to give: {answer.Error}", $"git -C {root} init, or clone the repository instead of copying it");

    private static InvalidInputException NoCommit(string root) =>
        new($"{root} has no commit yet, so there is no version to give", $"git -C {root} add --all && git -C {root} commit");

    private static InvalidInputException Shallow(string root) => new(
        $"{root} is a shallow clone: the commits since the last version tag cannot be counted",
        $"git -C {root} fetch --unshallow --tags (on GitHub Actions: fetch-depth: 0 for actions/checkout)");
}
