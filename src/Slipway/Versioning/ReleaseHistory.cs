namespace Slipway.Versioning;

/// <summary>What happened since the last release.</summary>
/// <param name="Previous">The last stable version before the commit; null when there is none.</param>
/// <param name="Notes">What changed since.</param>
/// <param name="Forge">Where links lead.</param>
public sealed record ReleaseHistory(VersionTag? Previous, ReleaseNotes Notes, Forge Forge)
{
    /// <summary>Reads it.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="commit">Where the history ends. A tag on this commit itself is not its past.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<ReleaseHistory> ReadAsync(string root, string commit, CancellationToken cancellationToken = default)
    {
        var git = new Git(root);
        var forgeOf = Forge.ReadAsync(root, cancellationToken);
        var hash = (await git.AskAsync(["rev-parse", $"{commit}^{{commit}}"], cancellationToken)).EnsureSucceeded(commit, root).Output.Trim();
        var merged = (await git.AskAsync(["tag", "--list", "--merged", hash, "--no-contains", hash], cancellationToken)).EnsureSucceeded("the tags", root);
        var previous = merged.Lines.Select(VersionTag.TryParse).OfType<VersionTag>().Where(tag => tag.Prerelease is null).Max();
        var forge = await forgeOf;
        var commits = await CommitLog.ReadAsync(root, previous is null ? hash : $"v{previous}..{hash}", cancellationToken);
        return new ReleaseHistory(previous, ReleaseNotes.Of(commits, forge), forge);
    }

    /// <summary>The text of a release: what changed, and a link to all of it.</summary>
    /// <param name="tag">The release's tag.</param>
    public string Describe(string tag) =>
        Previous is not null && Forge.Compare($"v{Previous}", tag) is { } compare ? $"{Notes.ToMarkdown()}\n\n[All changes]({compare})".Trim() : Notes.ToMarkdown();
}
