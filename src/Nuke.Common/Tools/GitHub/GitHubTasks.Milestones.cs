using System.Globalization;
using Nuke.Common.Git;
using Octokit;

namespace Nuke.Common.Tools.GitHub;

public static partial class GitHubTasks
{
    /// <summary>A milestone, open or closed, by its title; null when there is none.</summary>
    public static async Task<Milestone?> GetGitHubMilestone(this GitRepository repository, string name)
    {
        var milestones = await GitHubClient.Issue.Milestone.GetAllForRepository(
            repository.GetGitHubOwner(),
            repository.GetGitHubName(),
            new MilestoneRequest { State = ItemStateFilter.All }).ConfigureAwait(false);
        return milestones.FirstOrDefault(x => string.Equals(x.Title, name, StringComparison.Ordinal));
    }

    /// <summary>The issues of a milestone, open and closed.</summary>
    public static async Task<IReadOnlyList<Issue>> GetGitHubMilestoneIssues(this GitRepository repository, string name)
    {
        var milestone = await Existing(repository, name).ConfigureAwait(false);
        return await GitHubClient.Issue.GetAllForRepository(
            repository.GetGitHubOwner(),
            repository.GetGitHubName(),
            new RepositoryIssueRequest
            {
                State = ItemStateFilter.All,
                Milestone = milestone.Number.ToString(CultureInfo.InvariantCulture),
            }).ConfigureAwait(false);
    }

    /// <summary>Makes a milestone.</summary>
    public static Task CreateGitHubMilestone(this GitRepository repository, string title) =>
        GitHubClient.Issue.Milestone.Create(repository.GetGitHubOwner(), repository.GetGitHubName(), new NewMilestone(title));

    /// <summary>Makes a milestone, unless there is one; when GitHub refuses or is not reached, that is a warning.</summary>
    public static async Task TryCreateGitHubMilestone(this GitRepository repository, string title)
    {
        try
        {
            await repository.CreateGitHubMilestone(title).ConfigureAwait(false);
        }
        catch (ApiValidationException exception)
        {
            Serilog.Log.Debug("Milestone {Title} was not made: {Message}", title, exception.Message);
        }
        catch (Exception exception) when (exception is ApiException or HttpRequestException or OperationCanceledException)
        {
            Serilog.Log.Warning("Milestone {Title} was not made: {Message}", title, exception.Message);
        }
    }

    /// <summary>Closes a milestone.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="title">The milestone's title.</param>
    /// <param name="enableIssueChecks">Whether it is an error that an issue is open, or that there was none.</param>
    public static async Task CloseGitHubMilestone(this GitRepository repository, string title, bool enableIssueChecks = true)
    {
        var milestone = await Existing(repository, title).ConfigureAwait(false);
        Assert.True(!enableIssueChecks || milestone.OpenIssues == 0, $"Milestone '{title}' has {milestone.OpenIssues} open issues.");
        Assert.True(!enableIssueChecks || milestone.ClosedIssues > 0, $"Milestone '{title}' has no issue.");
        await GitHubClient.Issue.Milestone.Update(
            repository.GetGitHubOwner(),
            repository.GetGitHubName(),
            milestone.Number,
            new MilestoneUpdate { State = ItemState.Closed }).ConfigureAwait(false);
    }

    static async Task<Milestone> Existing(GitRepository repository, string title)
    {
        var milestone = await repository.GetGitHubMilestone(title).ConfigureAwait(false);
        Assert.True(milestone != null, $"'{repository.Identifier}' has no milestone '{title}'.");
        return milestone;
    }
}
