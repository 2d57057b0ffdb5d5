namespace Slipway.GitHub;

/// <summary>A release on GitHub.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Name">Its title.</param>
/// <param name="Notes">Its text, as Markdown.</param>
/// <param name="IsPrerelease">Whether it is no stable version.</param>
public sealed record PublishedRelease(string Tag, string Name, string Notes, bool IsPrerelease);

/// <summary>A branch that is to be merged.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Base">What it is to be merged into.</param>
/// <param name="Title">Title of the pull request.</param>
/// <param name="Text">Its text, as Markdown.</param>
public sealed record ProposedChange(string Branch, string Base, string Title, string Text);

/// <summary>Finds and creates releases where a repository is hosted.</summary>
public interface IReleasePublisher
{
    /// <summary>The release of a tag, drafts included; null when there is none.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    Task<(string Id, bool IsDraft)?> FindAsync(string tag, CancellationToken cancellationToken);

    /// <summary>Creates a draft, which nobody sees yet.</summary>
    /// <param name="release">What it says.</param>
    /// <param name="cancellationToken">Stops creating.</param>
    /// <returns>What <see cref="PublishAsync"/> takes.</returns>
    Task<string> CreateDraftAsync(PublishedRelease release, CancellationToken cancellationToken);

    /// <summary>Publishes a draft, with what it is to say by now.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="release">What it says.</param>
    /// <param name="cancellationToken">Stops publishing.</param>
    /// <returns>Its address.</returns>
    Task<string> PublishAsync(string id, PublishedRelease release, CancellationToken cancellationToken);

    /// <summary>Asks for a branch to be merged, unless that was asked before, whatever became of it.</summary>
    /// <param name="change">The branch.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>Address of the pull request.</returns>
    /// <exception cref="SlipwayException">The token, or the repository's settings, do not allow it.</exception>
    Task<string> ProposeAsync(ProposedChange change, CancellationToken cancellationToken);
}
