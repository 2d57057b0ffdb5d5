using System.Collections.Immutable;
using Octokit;

namespace Slipway.GitHub.Setup;

/// <summary>Carries changes out, one request each and in their order; what is done stays done when a later one fails.</summary>
internal sealed class SetupWriter(GitHubApi api)
{
    private const string Permission = "administration: write and environments: write";

    private readonly Dictionary<string, PublicKeyResponse> _keys = new(StringComparer.Ordinal);

    public Task WriteAsync(SetupChange change, CancellationToken cancellationToken) => change switch
    {
        ProtectEnvironment x => ProtectAsync(x, cancellationToken),
        AllowBranch x => api.PostAsync(Request($"let {x.Branch} deploy to environment {x.Environment}"), $"{Path(x.Environment)}/deployment-branch-policies", new BranchPolicyBody(x.Branch, "branch"), cancellationToken),
        ForbidBranch x => api.DeleteAsync(Request($"let {x.Branch} deploy to environment {x.Environment} no longer"), $"{Path(x.Environment)}/deployment-branch-policies/{x.Id}", cancellationToken),
        SetVariable { Before: null } x => api.PostAsync(Request($"add variable {x.Name} to environment {x.Environment}"), $"{Path(x.Environment)}/variables", new VariableBody(x.Name, x.Value), cancellationToken),
        SetVariable x => api.PatchAsync(Request($"change variable {x.Name} of environment {x.Environment}"), $"{Path(x.Environment)}/variables/{x.Name}", new VariableBody(x.Name, x.Value), cancellationToken),
        SetSecret x => SecretAsync(x, cancellationToken),
        ProtectBranch x => BranchAsync(x, cancellationToken),
        _ => throw new NotSupportedException($"{change.GetType().Name} has no writer."),
    };

    private async Task ProtectAsync(ProtectEnvironment change, CancellationToken cancellationToken)
    {
        var wanted = change.Environment;
        var reviewers = await Task.WhenAll(wanted.Reviewers.Select(x => ReviewerAsync(x, cancellationToken)));
        var body = new EnvironmentBody(
            change.WaitMinutes,
            wanted.PreventSelfReview && reviewers.Length > 0,
            reviewers,
            wanted.Branches.IsEmpty ? null : new BranchPolicyKindBody(ProtectedBranches: false, CustomBranchPolicies: true));
        try
        {
            await api.PutAsync(Request($"protect environment {wanted.Name}"), Path(wanted.Name), body, cancellationToken);
        }
        catch (SlipwayException exception) when (exception.InnerException is ApiValidationException && !wanted.Reviewers.IsEmpty)
        {
            throw new SlipwayException(
                $"{exception.Message}\nWhere the plan of {api.Repository} has no required reviewers (private repositories of free accounts), approval can be a dispatch by hand: remove the reviewers of {wanted.Name}, keep its branches, and name in the variable PRODUCTION_DEPLOYERS who may dispatch the workflow.",
                innerException: exception);
        }
    }

    private async Task<ReviewerBody> ReviewerAsync(string name, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest($"find reviewer {name}", "members: read");
        if (name.Split('/') is not [var organisation, var team])
            return new ReviewerBody("User", (await api.AskAsync(request, client => client.User.Get(name), cancellationToken)).Id);
        return new ReviewerBody("Team", (await api.AskAsync(request, client => client.Organization.Team.GetByName(organisation, team), cancellationToken)).Id);
    }

    private async Task SecretAsync(SetSecret change, CancellationToken cancellationToken)
    {
        var request = Request($"write secret {change.Name} of environment {change.Environment}");
        if (!_keys.TryGetValue(change.Environment, out var key))
        {
            key = await api.FindAsync<PublicKeyResponse>(request, $"{Path(change.Environment)}/secrets/public-key", cancellationToken)
                ?? throw new SlipwayException($"{api.Repository} has no environment {change.Environment} any more", "./build.sh SetupGitHub");
            _keys[change.Environment] = key;
        }

        await api.PutAsync(request, $"{Path(change.Environment)}/secrets/{change.Name}", new SecretBody(SealedSecret.Seal(change.Value, key.Key), key.KeyId), cancellationToken);
    }

    private async Task BranchAsync(ProtectBranch change, CancellationToken cancellationToken)
    {
        var repository = api.Repository;
        await api.AskAsync(
            Request($"protect branch {change.Branch.Name}"),
            client => client.Repository.Branch.UpdateBranchProtection(repository.Owner, repository.Name, change.Branch.Name, BranchProtection.Of(change)),
            cancellationToken);
    }

    private static GitHubRequest Request(string what) => new(what, Permission);

    private static string Path(string environment) => $"environments/{Uri.EscapeDataString(environment)}";
}
