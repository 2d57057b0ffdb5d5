namespace Slipway.GitHub.Setup;

/// <summary>Sets a repository up: reads, compares, prints nothing, and changes only what a plan says.</summary>
public sealed class RepositorySetup
{
    private readonly GitHubApi _api;

    /// <summary>Opens a repository.</summary>
    /// <param name="repository">The repository, with a token that may administer it.</param>
    /// <param name="clock">Tells the time between attempts.</param>
    /// <exception cref="InvalidInputException">There is no token.</exception>
    public RepositorySetup(GitHubRepository repository, TimeProvider? clock = null)
    {
        if (repository.Token is null)
            throw new InvalidInputException(
                $"Setting {repository} up needs a token that may administer it.",
                "set GITHUB_TOKEN to a fine-grained token with administration, environments, secrets, variables: write and actions: read; or GITHUB_TOKEN=$(gh auth token)");
        _api = new GitHubApi(repository, clock);
    }

    /// <summary>What would have to change.</summary>
    /// <param name="wanted">How the repository should be.</param>
    /// <param name="renewSecrets">Whether secrets that are there are written again, since their values cannot be compared.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SlipwayException">GitHub refused or could not be reached.</exception>
    public async Task<SetupPlan> PlanAsync(GitHubSetup wanted, bool renewSecrets = false, CancellationToken cancellationToken = default) =>
        SetupPlan.Of(wanted, await new SetupReader(_api).ReadAsync(wanted, cancellationToken), renewSecrets);

    /// <summary>Carries a plan out, in its order.</summary>
    /// <param name="plan">What to change.</param>
    /// <param name="onDone">Told of each change once it is done.</param>
    /// <param name="cancellationToken">Stops before the next change.</param>
    /// <exception cref="SlipwayException">A change failed; those before it are done, and running again continues.</exception>
    public async Task ApplyAsync(SetupPlan plan, Action<SetupChange> onDone, CancellationToken cancellationToken = default)
    {
        var writer = new SetupWriter(_api);
        foreach (var change in plan.Changes)
        {
            await writer.WriteAsync(change, cancellationToken);
            onDone(change);
        }
    }
}
