using Slipway.GitHub.Setup;

namespace Slipway.GitHub.Approvals;

/// <summary>
/// Refuses a deploy to an environment that nothing protects: GitHub runs a job at once when the environment that it names
/// does not exist, or exists without a rule, and creates it silently.
/// </summary>
public sealed class ApprovalGuard(GitHubRepository repository, TimeProvider? clock = null)
{
    private readonly SetupReader _reader = new(new GitHubApi(repository, clock));

    /// <summary>Checks that somebody had to approve the deploy, or that a named person started it by hand from an allowed branch.</summary>
    /// <returns>What protects the environment, for the log.</returns>
    /// <exception cref="InvalidInputException">Nothing does; the message says what to set up.</exception>
    /// <exception cref="SlipwayException">GitHub could not be asked; a deploy whose approval cannot be proven does not run.</exception>
    public async Task<string> CheckAsync(DeployAttempt attempt, CancellationToken cancellationToken = default)
    {
        var state = await _reader.ProtectionAsync(attempt.Environment, cancellationToken)
            ?? throw Unprotected(attempt, "does not exist, so GitHub would make it without any protection");
        if (!state.Reviewers.IsEmpty)
            return $"approval by {string.Join(", ", state.Reviewers)}";
        if (!state.IsLimitedToBranches)
            throw Unprotected(attempt, "has no required reviewers, and every branch may deploy to it");
        if (attempt.Event == "workflow_dispatch" && attempt.Deployers.Contains(attempt.Actor, StringComparer.OrdinalIgnoreCase))
            return $"dispatched by {attempt.Actor}, who may, from {attempt.Branch}";
        throw Unprotected(attempt, attempt.Deployers.IsEmpty
            ? "has no required reviewers"
            : $"has no required reviewers, and {attempt.Actor} ({attempt.Event}) is none of those who may dispatch a deploy by hand: {string.Join(", ", attempt.Deployers)}");
    }

    private InvalidInputException Unprotected(DeployAttempt attempt, string why) => new(
        $"Environment {attempt.Environment} of {repository} {why}. Nothing was deployed.",
        $"./build.sh SetupGitHub sets required reviewers. Where the plan of the repository has none: limit the environment to its branch, name in the variable PRODUCTION_DEPLOYERS who may deploy, and let one of them dispatch the workflow (gh workflow run deploy-{attempt.Environment}.yml --ref {attempt.Branch})");
}
