using System.Globalization;
using Octokit;

namespace Slipway.GitHub.Releases;

/// <summary>Publishes releases on GitHub.</summary>
public sealed class GitHubReleases : IReleasePublisher
{
    private const string Permission = "contents: write";

    private readonly GitHubApi _api;
    private readonly GitHubRepository _repository;

    /// <summary>Opens a repository.</summary>
    /// <param name="repository">The repository, with a token that may write its contents.</param>
    /// <param name="clock">Tells the time between attempts.</param>
    /// <exception cref="InvalidInputException">There is no token.</exception>
    public GitHubReleases(GitHubRepository repository, TimeProvider? clock = null)
    {
        if (repository.Token is null)
            throw new InvalidInputException($"Publishing a release of {repository} needs a token. Nothing was tagged.", $"set GITHUB_TOKEN to a token that has {Permission}, or GITHUB_TOKEN=$(gh auth token)");
        _repository = repository;
        _api = new GitHubApi(repository, clock);
    }

    /// <inheritdoc/>
    public async Task<(string Id, bool IsDraft)?> FindAsync(string tag, CancellationToken cancellationToken)
    {
        // GitHub finds published releases by their tag; drafts are only in the list, the newest first.
        var request = new GitHubRequest($"find the release {tag}", Permission);
        var found = await _api.FindAsync(request, client => client.Repository.Release.Get(_repository.Owner, _repository.Name, tag), cancellationToken)
            ?? (await _api.AskAsync(request, client => client.Repository.Release.GetAll(_repository.Owner, _repository.Name, new ApiOptions { PageSize = 100, PageCount = 1 }), cancellationToken))
                .FirstOrDefault(x => x.TagName == tag);
        return found is null ? null : (Text(found.Id), found.Draft);
    }

    /// <inheritdoc/>
    public async Task<string> CreateDraftAsync(PublishedRelease release, CancellationToken cancellationToken)
    {
        var draft = new NewRelease(release.Tag) { Name = release.Name, Body = release.Notes, Draft = true, Prerelease = release.IsPrerelease };
        var request = new GitHubRequest($"draft the release {release.Tag}", Permission) { IsRepeatable = false };
        return Text((await _api.AskAsync(request, client => client.Repository.Release.Create(_repository.Owner, _repository.Name, draft), cancellationToken)).Id);
    }

    /// <inheritdoc/>
    public async Task<string> PublishAsync(string id, PublishedRelease release, CancellationToken cancellationToken)
    {
        var update = new ReleaseUpdate { TagName = release.Tag, Name = release.Name, Body = release.Notes, Draft = false, Prerelease = release.IsPrerelease };
        var request = new GitHubRequest($"publish the release {release.Tag}", Permission);
        var number = long.Parse(id, CultureInfo.InvariantCulture);
        return (await _api.AskAsync(request, client => client.Repository.Release.Edit(_repository.Owner, _repository.Name, number, update), cancellationToken)).HtmlUrl;
    }

    /// <inheritdoc/>
    public async Task<string> ProposeAsync(ProposedChange change, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest($"open a pull request for {change.Branch}", "pull-requests: write, and the setting that lets Actions open them");
        var search = new PullRequestRequest { Head = $"{_repository.Owner}:{change.Branch}", Base = change.Base, State = ItemStateFilter.All };
        var found = await _api.AskAsync(request, client => client.PullRequest.GetAllForRepository(_repository.Owner, _repository.Name, search), cancellationToken);
        if (found.FirstOrDefault(x => x.Head.Ref == change.Branch) is { } open)
            return open.HtmlUrl;
        var wanted = new NewPullRequest(change.Title, change.Branch, change.Base) { Body = change.Text };
        return (await _api.AskAsync(request with { IsRepeatable = false }, client => client.PullRequest.Create(_repository.Owner, _repository.Name, wanted), cancellationToken)).HtmlUrl;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
