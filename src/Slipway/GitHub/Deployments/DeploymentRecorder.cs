using Octokit;
using Serilog;

namespace Slipway.GitHub.Deployments;

/// <summary>
/// Tells GitHub of a deploy: a deployment with its statuses, and a status of the commit. It never fails a deploy: what
/// could not be told is a warning.
/// </summary>
public sealed class DeploymentRecorder(GitHubRepository repository, DeploymentRecord record, ILogger log, TimeProvider? clock = null)
{
    // GitHub cuts nothing off itself, it refuses: https://docs.github.com/rest/deployments/statuses, .../commits/statuses
    private const int LongestDescription = 140;

    private readonly GitHubApi _api = new(repository, clock);
    private long? _deployment;

    /// <summary>Records a phase.</summary>
    /// <param name="phase">How far the deploy is.</param>
    /// <param name="description">What there is to say in a line.</param>
    /// <param name="cancellationToken">Gives up telling.</param>
    public async Task RecordAsync(DeploymentPhase phase, string description, CancellationToken cancellationToken = default)
    {
        var line = Shorten(description);
        await Telling.TryAsync(log, "GitHub", () => DeploymentAsync(phase, line, cancellationToken));
        await Telling.TryAsync(log, "GitHub", () => CommitStatusAsync(phase, line, cancellationToken));
    }

    private async Task DeploymentAsync(DeploymentPhase phase, string description, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest($"record the deploy to {record.Environment}", "deployments: write");
        _deployment ??= await FindAsync(request, cancellationToken) ?? await CreateAsync(request, cancellationToken);
        var status = new NewDeploymentStatus(phase switch
        {
            DeploymentPhase.InProgress => DeploymentState.InProgress,
            DeploymentPhase.Succeeded => DeploymentState.Success,
            _ => DeploymentState.Failure,
        })
        {
            Description = description,
            LogUrl = record.LogAddress,
            EnvironmentUrl = record.EnvironmentAddress,
        };
        await _api.AskAsync(request, client => client.Repository.Deployment.Status.Create(repository.Owner, repository.Name, _deployment.Value, status), cancellationToken);
    }

    /// <summary>A job that names an environment has a deployment already, made by GitHub when the job began; it is continued.</summary>
    private async Task<long?> FindAsync(GitHubRequest request, CancellationToken cancellationToken)
    {
        var path = $"deployments?environment={Uri.EscapeDataString(record.Environment)}&sha={record.Commit}&per_page=1";
        var newest = await _api.FindAsync<List<Deployment>>(request, path, cancellationToken);
        if (newest is not [var deployment])
            return null;
        var statuses = await _api.AskAsync(request, client => client.Repository.Deployment.Status.GetAll(repository.Owner, repository.Name, deployment.Id), cancellationToken);
        // One that has ended belongs to an earlier deploy of the same commit.
        return statuses.Any(x => x.State.StringValue is "success" or "failure" or "error" or "inactive") ? null : deployment.Id;
    }

    private async Task<long> CreateAsync(GitHubRequest request, CancellationToken cancellationToken)
    {
        var deployment = new NewDeployment(record.Commit)
        {
            Environment = record.Environment,
            Description = Shorten($"Release {record.Release}"),
            // The gate, not GitHub, decides whether this commit may be deployed.
            AutoMerge = false,
            RequiredContexts = [],
            ProductionEnvironment = record.IsProduction,
            TransientEnvironment = false,
        };
        var made = await _api.AskAsync(request with { IsRepeatable = false }, client => client.Repository.Deployment.Create(repository.Owner, repository.Name, deployment), cancellationToken);
        return made.Id;
    }

    private async Task CommitStatusAsync(DeploymentPhase phase, string description, CancellationToken cancellationToken)
    {
        var status = new NewCommitStatus
        {
            Context = $"slipway/{record.Environment}",
            Description = description,
            TargetUrl = record.LogAddress,
            State = phase switch
            {
                DeploymentPhase.InProgress => CommitState.Pending,
                DeploymentPhase.Succeeded => CommitState.Success,
                _ => CommitState.Failure,
            },
        };
        await _api.AskAsync(
            new GitHubRequest($"set the status of commit {record.Commit[..12]}", "statuses: write"),
            client => client.Repository.Status.Create(repository.Owner, repository.Name, record.Commit, status),
            cancellationToken);
    }

    private static string Shorten(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length > LongestDescription ? $"{line[..(LongestDescription - 1)]}…" : line;
    }
}
