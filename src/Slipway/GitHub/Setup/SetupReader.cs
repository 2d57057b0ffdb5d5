using System.Collections.Immutable;

namespace Slipway.GitHub.Setup;

/// <summary>Reads how a repository is set up.</summary>
internal sealed class SetupReader(GitHubApi api)
{
    private const string ReadEnvironments = "actions: read and environments: read";

    public async Task<RepositoryState> ReadAsync(GitHubSetup wanted, CancellationToken cancellationToken)
    {
        var environments = wanted.Environments.Select(async x => KeyValuePair.Create(x.Name, await EnvironmentAsync(x.Name, cancellationToken))).ToArray();
        var branches = wanted.Branches.Select(async x => KeyValuePair.Create(x.Name, await BranchAsync(x.Name, cancellationToken))).ToArray();
        return new RepositoryState(
            (await Task.WhenAll(environments)).Where(x => x.Value is not null).ToImmutableDictionary(x => x.Key, x => x.Value!),
            (await Task.WhenAll(branches)).ToImmutableDictionary());
    }

    /// <summary>Who approves deploys to an environment and from where they come; null when there is no such environment.</summary>
    public async Task<EnvironmentState?> ProtectionAsync(string environment, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest($"read environment {environment}", ReadEnvironments);
        var path = $"environments/{Uri.EscapeDataString(environment)}";
        if (await api.FindAsync<EnvironmentResponse>(request, path, cancellationToken) is not { } answer)
            return null;
        var reviews = answer.ProtectionRules.Find(x => x.Type == "required_reviewers");
        var policies = answer.DeploymentBranchPolicy is { CustomBranchPolicies: true }
            ? await api.FindAsync<BranchPoliciesResponse>(request, $"{path}/deployment-branch-policies?per_page=100", cancellationToken)
            : null;
        return new EnvironmentState
        {
            Reviewers = [.. (reviews?.Reviewers ?? []).Select(Name)],
            PreventSelfReview = reviews?.PreventSelfReview ?? false,
            WaitMinutes = answer.ProtectionRules.Find(x => x.Type == "wait_timer")?.WaitTimer ?? 0,
            ProtectedBranchesOnly = answer.DeploymentBranchPolicy?.ProtectedBranches ?? false,
            Branches = [.. (policies?.BranchPolicies ?? []).Select(x => new BranchPolicy(x.Id, x.Name))],
        };
    }

    private async Task<EnvironmentState?> EnvironmentAsync(string environment, CancellationToken cancellationToken)
    {
        if (await ProtectionAsync(environment, cancellationToken) is not { } state)
            return null;
        var path = $"environments/{Uri.EscapeDataString(environment)}";
        var secrets = await api.FindAsync<SecretsResponse>(new GitHubRequest($"list the secrets of environment {environment}", ReadEnvironments), $"{path}/secrets?per_page=100", cancellationToken);
        var variables = await api.FindAsync<VariablesResponse>(new GitHubRequest($"list the variables of environment {environment}", ReadEnvironments), $"{path}/variables?per_page=30", cancellationToken);
        return state with
        {
            Secrets = (secrets?.Secrets ?? []).ToImmutableDictionary(x => x.Name, x => x.UpdatedAt),
            Variables = (variables?.Variables ?? []).ToImmutableDictionary(x => x.Name, x => x.Value),
        };
    }

    private async Task<BranchState> BranchAsync(string branch, CancellationToken cancellationToken)
    {
        var repository = api.Repository;
        var request = new GitHubRequest($"read the protection of branch {branch}", "administration: read");
        var exists = await api.FindAsync(request, client => client.Repository.Branch.Get(repository.Owner, repository.Name, branch), cancellationToken) is not null;
        var protection = exists
            ? await api.FindAsync(request, client => client.Repository.Branch.GetBranchProtection(repository.Owner, repository.Name, branch), cancellationToken)
            : null;
        return new BranchState(exists, protection);
    }

    /// <summary>A user's login; a team as <c>organisation/team</c>, where the organisation is the repository's owner.</summary>
    private string Name(ReviewerResponse reviewer) =>
        reviewer.Type == "Team" ? $"{api.Repository.Owner}/{reviewer.Reviewer.Slug}" : reviewer.Reviewer.Login ?? "";
}
