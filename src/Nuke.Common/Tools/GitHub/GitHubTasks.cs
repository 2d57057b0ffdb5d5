using Nuke.Common.Git;
using Octokit;

namespace Nuke.Common.Tools.GitHub;

/// <summary>GitHub: the addresses of a repository, and what its API says of it.</summary>
public static partial class GitHubTasks
{
    /// <summary>The client for GitHub's API, with the token of <c>GITHUB_TOKEN</c> where there is one.</summary>
    public static GitHubClient GitHubClient = NewClient();

    /// <summary>Whether the remote of the repository is on GitHub.</summary>
    public static bool IsGitHubRepository(this GitRepository repository) =>
        string.Equals(repository?.Endpoint, "github.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>The owner of the repository.</summary>
    public static string GetGitHubOwner(this GitRepository repository) => Identifier(repository).Split('/')[0];

    /// <summary>The name of the repository.</summary>
    public static string GetGitHubName(this GitRepository repository) => Identifier(repository).Split('/')[1];

    /// <summary>The branch that GitHub shows first.</summary>
    public static async Task<string> GetDefaultBranch(this GitRepository repository) =>
        (await GitHubClient.Repository.Get(repository.GetGitHubOwner(), repository.GetGitHubName()).ConfigureAwait(false)).DefaultBranch;

    /// <summary>The tag of the latest release; a draft is none yet.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="includePrerelease">Whether a prerelease counts.</param>
    /// <param name="trimPrefix">Whether a leading <c>v</c> is left out.</param>
    public static async Task<string> GetLatestRelease(
        this GitRepository repository,
        bool includePrerelease = false,
        bool trimPrefix = false)
    {
        var releases = await GitHubClient.Repository.Release
            .GetAll(repository.GetGitHubOwner(), repository.GetGitHubName()).ConfigureAwait(false);
        var tag = releases.FirstOrDefault(x => !x.Draft && (includePrerelease || !x.Prerelease))?.TagName;
        Assert.True(tag != null, $"'{repository.Identifier}' has no release on GitHub.");
        return trimPrefix && tag.StartsWith('v') ? tag[1..] : tag;
    }

    static GitHubClient NewClient()
    {
        var client = new GitHubClient(new ProductHeaderValue(nameof(NukeBuild)));
        if (EnvironmentInfo.GetVariable("GITHUB_TOKEN") is { Length: > 0 } token)
            client.Credentials = new Credentials(token);
        return client;
    }

    static string Identifier(GitRepository repository)
    {
        Assert.True(repository.IsGitHubRepository(), $"The repository '{repository}' is not on GitHub.");
        return repository.Identifier;
    }
}
