using Serilog;
using Slipway.GitHub;

namespace Slipway.Versioning;

/// <summary>Makes a commit of <c>master</c> a release. Run again after any interruption, it does what is missing and nothing else.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Publisher">Where releases are published.</param>
/// <param name="Log">Where each step is told.</param>
public sealed record ReleaseProcess(string Root, IReleasePublisher Publisher, ILogger Log)
{
    /// <summary>Tags the commit, pushes the tag, writes the changelog, publishes the release.</summary>
    /// <param name="branch">The branch, where the caller knows better than a detached HEAD.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>The tag, and the release's address; null when it had been published before.</returns>
    /// <exception cref="InvalidInputException">A dirty tree, another branch, or a tag that names another commit.</exception>
    public async Task<(string Tag, string? Address)> RunAsync(string? branch, CancellationToken cancellationToken = default)
    {
        var checkout = await Checkout.ReadAsync(Root, branch, cancellationToken);
        var source = SourceVersion.Of(checkout);
        EnsureReleasable(checkout, source);
        var tag = $"v{source.Release}";
        var history = await ReleaseHistory.ReadAsync(Root, source.Commit, cancellationToken);
        await new ReleaseTag(Root, Log).EnsureAsync(source.Release, source.Commit, cancellationToken);
        if (await new ReleaseChangelog(Root, Log).EnsureAsync(source.Release, cancellationToken) is { } changelog)
            await ProposeAsync(changelog, source.Release, cancellationToken);
        return (tag, await PublishAsync(new PublishedRelease(tag, $"{source.Release}", history.Describe(tag), IsPrerelease: false), cancellationToken));
    }

    // Whether workflows may open pull requests is a setting of the repository. The section is written all the same.
    private async Task ProposeAsync(string branch, VersionTag version, CancellationToken cancellationToken)
    {
        try
        {
            var address = await Publisher.ProposeAsync(
                new ProposedChange(branch, ReleaseChangelog.Base, $"docs: add {version} to the changelog", $"What changed in v{version}, written from its commits."), cancellationToken);
            Log.Information("The changelog of {Version:l} waits to be merged: {Address:l}", version.ToString(), address);
        }
        catch (SlipwayException exception)
        {
            Log.Warning(
                "The changelog of {Version:l} is on the branch {Branch:l}, but no pull request could be opened: {Reason:l}. Open it: gh pr create --head {Branch:l} --base {Base:l} --fill",
                version.ToString(), branch, exception.Message, branch, ReleaseChangelog.Base);
        }
    }

    // A release that is published is never written again: a person may have edited it since.
    private async Task<string?> PublishAsync(PublishedRelease release, CancellationToken cancellationToken)
    {
        var found = await Publisher.FindAsync(release.Tag, cancellationToken);
        if (found is { IsDraft: false })
        {
            Log.Information("{Tag:l} is published already", release.Tag);
            return null;
        }

        var id = found?.Id ?? await Publisher.CreateDraftAsync(release, cancellationToken);
        var address = await Publisher.PublishAsync(id, release, cancellationToken);
        Log.Information("Published {Address:l}", address);
        return address;
    }

    private static void EnsureReleasable(Checkout checkout, SourceVersion source)
    {
        if (source.IsDirty)
            throw new InvalidInputException(
                $"{checkout.Root} differs from its commit in {string.Join(", ", checkout.Changes.Keys.Take(3))}; a release is a commit", "git commit, or git stash --include-untracked");
        if (checkout.Branch is not ("master" or "main"))
            throw new InvalidInputException(
                $"A release is made from master; this is {checkout.Branch ?? "a detached HEAD"}. A release or hotfix branch is merged into master first", "git checkout master");
    }
}
