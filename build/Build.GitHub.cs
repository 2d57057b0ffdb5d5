using System.Collections.Immutable;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.GitHub;
using Slipway.GitHub.Approvals;
using Slipway.GitHub.Deployments;
using Slipway.GitHub.Setup;
using Slipway.Releases;
using Slipway.Versioning;

/// <summary>What GitHub has to know of the repository and of its deploys.</summary>
partial class Build
{
    [Parameter("Repository on GitHub as owner/name; default: that of the workflow run, else of the remote 'origin'", Name = "GitHubRepository")]
    readonly string? RepositoryName;

    [Parameter("Token for GitHub; default: what the workflow passes"), Secret]
    readonly string? GitHubToken;

    [Parameter("SetupGitHub: who must approve a deploy to production; logins, or organisation/team", Separator = " ")]
    readonly string[] ProductionReviewers = [];

    [Parameter("Who may dispatch a deploy to production where the repository's plan has no required reviewers; logins", Separator = " ")]
    readonly string[] ProductionDeployers = [];

    [Parameter("SetupGitHub: write secrets again that are there already, since their values cannot be compared")]
    readonly bool RenewSecrets;

    Target SetupGitHub => _ => _
        .Description("Set up environments, approval, secrets and branch protection on GitHub; shows what would change and asks")
        .Executes(SetUpGitHub);

    Target CheckApproval => _ => _
        .Description("On CI: refuse a deploy to production that nobody had to approve")
        .Before(DockerBuild)
        .OnlyWhenStatic(() => IsServerBuild)
        .Executes(() => WithExitCode(EnsureApproved));

    string? _approval;
    DeploymentRecorder? _recorder;

    async Task<GitHubRepository> RepositoryAsync() => GitHubRepository.Parse(
        RepositoryName ?? GitHubActions.Instance?.Repository ?? (await Forge.ReadAsync(RootDirectory)).Name
        ?? throw new InvalidInputException("The remote 'origin' is not on GitHub.", "--github-repository owner/name")) with
    {
        Token = (GitHubToken ?? GitHubActions.Instance?.Token) is { Length: > 0 } token ? new Secret(token) : null,
        Api = new Uri(System.Environment.GetEnvironmentVariable("GITHUB_API_URL") is { Length: > 0 } api ? api : "https://api.github.com"),
    };

    Task SetUpGitHub() => WithExitCode(async () =>
    {
        var repository = await RepositoryAsync();
        var setup = new RepositorySetup(repository);
        var plan = await setup.PlanAsync(Environments.OnGitHub([.. ProductionReviewers], [.. ProductionDeployers]), RenewSecrets, Cancelled);
        foreach (var change in plan.Changes)
            Log.Information("  {Change:l}", change.Describe());
        foreach (var missing in plan.Missing)
            Log.Warning("{Missing:l}", missing);
        ReportSummary(_ => _.AddPair("Changes", plan.Changes.Length.ToString()).AddPair("Missing", plan.Missing.Length.ToString()));
        if (plan.Changes.IsEmpty)
            Log.Information("{Repository} is set up as it should be", repository);
        else if (!DryRun && await Confirm($"Make these {plan.Changes.Length} changes to {repository}?", Cancelled))
            await setup.ApplyAsync(plan, x => Log.Information("done: {Change:l}", x.Describe()), Cancelled);
    });

    /// <summary>Asked once per run, by whichever target comes first.</summary>
    async Task EnsureApproved()
    {
        if (_approval is not null || GitHubActions.Instance is not { } run || ChosenName != EnvironmentName.Production)
            return;
        _approval = await new ApprovalGuard(await RepositoryAsync()).CheckAsync(
            new DeployAttempt(Chosen.Name, run.EventName, run.Actor, run.RefName) { Deployers = [.. ProductionDeployers] }, Cancelled);
        Log.Information("Deploys to {Environment} are protected: {Protection:l}", Chosen.Name, _approval);
        ReportSummary(_ => _.AddPair("Protection", _approval));
    }

    /// <summary>Tells GitHub how far the deploy is, when a workflow runs it; never fails.</summary>
    async Task Tell(DeploymentPhase phase, string description)
    {
        if (DryRun || IsOnSandbox || GitHubActions.Instance is not { } run)
            return;
        await Telling.TryAsync(Log.Logger, "GitHub", async () =>
        {
            // A deploy does not wait long for being told of.
            _recorder ??= new DeploymentRecorder(await RepositoryAsync() with { Timeout = TimeSpan.FromSeconds(5) }, await RecordOf(run), Log.Logger);
            await _recorder.RecordAsync(phase, description, CancellationToken.None);
        });
    }

    async Task<DeploymentRecord> RecordOf(GitHubActions run)
    {
        var source = await SourceVersion.ReadAsync(RootDirectory, BranchOnCi);
        return new DeploymentRecord(Chosen.Name, source.Commit, source.Version)
        {
            EnvironmentAddress = Chosen.Smoke?.Pages.FirstOrDefault()?.Url,
            LogAddress = $"{run.ServerUrl}/{run.Repository}/actions/runs/{run.RunId}",
            IsProduction = ChosenName == EnvironmentName.Production,
        };
    }

    /// <summary>Runs a part of a deploy; when it fails, GitHub is told what serves now.</summary>
    async Task Told(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (SlipwayException exception)
        {
            await Tell(DeploymentPhase.Failed, exception.Message);
            throw;
        }
    }

    /// <summary>What the run's page on GitHub shows beside the targets and their durations.</summary>
    Task Summarize(StatusReport status) => Telling.TryAsync(Log.Logger, "the run's page", async () =>
    {
        if (GitHubActions.Instance is not { StepSummaryFile: { } file } run)
            return;
        var pages = string.Join(", ", Chosen.Smoke?.Pages.Select(x => x.Url) ?? []);
        await File.AppendAllTextAsync(file, $"""

            ### {Chosen.Name} runs `{status.Release}`

            | | |
            |---|---|
            | version | `{status.Version}` |
            | commit | [`{status.Commit?[..7]}`]({run.ServerUrl}/{run.Repository}/commit/{status.Commit}) |
            | open | {pages} |
            | screenshots | [artifacts of this run]({run.ServerUrl}/{run.Repository}/actions/runs/{run.RunId}#artifacts) |
            {(_plan is null ? "" : $"\n```\n{_plan}\n```\n")}
            """);
    });
}
