using System.Collections.Immutable;

namespace Slipway.Versioning;

public sealed partial record Checkout
{
    /// <summary>Reads the checkout at <paramref name="root"/> with a handful of git calls side by side.</summary>
    /// <exception cref="InvalidInputException">Not a repository, no commit yet, or a shallow clone whose version cannot be known.</exception>
    public static async Task<Checkout> ReadAsync(string root, CancellationToken cancellationToken = default)
    {
        var git = new Git(Path.GetFullPath(root));
        var statusOf = git.AskAsync(GitStatus.Arguments, cancellationToken);
        var placeOf = git.AskAsync(["rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"], cancellationToken);
        var treeOf = git.AskAsync(["ls-tree", "-r", "-z", "HEAD"], cancellationToken);
        var timeOf = git.AskAsync(["log", "-1", "--no-show-signature", "--format=%ct"], cancellationToken);
        var historyOf = GitHistory.ReadAsync(git, cancellationToken);
        await Task.WhenAll(statusOf, placeOf, treeOf, timeOf, historyOf);

        var place = (await placeOf).Succeeded ? (await placeOf).Lines : throw NotARepository(git.Root, await placeOf);
        var status = GitStatus.Parse((await statusOf).EnsureSucceeded("the state", git.Root).Items);
        var history = await historyOf;
        var commit = status.Commit ?? throw NoCommit(git.Root);
        if (place[2] is "true" && history is not { Tag: not null, Height: 0 })
            throw Shallow(git.Root);

        return new Checkout(git.Root, commit, DateTimeOffset.FromUnixTimeSeconds(long.Parse((await timeOf).EnsureSucceeded("the time", git.Root).Output)))
        {
            Branch = status.Branch,
            Tag = history.Tag,
            Height = history.Height,
            Files = Tree((await treeOf).EnsureSucceeded("the files", git.Root)),
            Changes = await ChangesAsync(place[0], place[1], status.Changed, cancellationToken),
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
