using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>A runner of GitHub Actions.</summary>
public class GitHubActions : Host, IBuildServer
{
    readonly Lazy<JsonDocument> _event;

    internal GitHubActions() =>
        _event = new Lazy<JsonDocument>(() => JsonDocument.Parse(File.Exists(EventPath) ? File.ReadAllText(EventPath) : "{}"));

    /// <summary>The runner, when the build runs on one.</summary>
    public static new GitHubActions Instance => (Host.Instance as GitHubActions)!;

    /// <summary>The home directory of the runner's user.</summary>
    public string Home => Variable("HOME");

    /// <summary>The name of the workflow.</summary>
    public string Workflow => Variable("GITHUB_WORKFLOW");

    /// <summary>The action that runs.</summary>
    public string Action => Variable("GITHUB_ACTION");

    /// <summary>Who started the workflow.</summary>
    public string Actor => Variable("GITHUB_ACTOR");

    /// <summary>The repository as <c>owner/name</c>.</summary>
    public string Repository => Variable("GITHUB_REPOSITORY");

    /// <summary>The repository's owner.</summary>
    public string RepositoryOwner => Variable("GITHUB_REPOSITORY_OWNER");

    /// <summary>The event that started the workflow.</summary>
    public string EventName => Variable("GITHUB_EVENT_NAME");

    /// <summary>The file with the event.</summary>
    public string EventPath => Variable("GITHUB_EVENT_PATH");

    /// <summary>The directory of the checkout.</summary>
    public string Workspace => Variable("GITHUB_WORKSPACE");

    /// <summary>The commit.</summary>
    public string Sha => Variable("GITHUB_SHA");

    /// <summary>The branch or tag as <c>refs/heads/name</c>.</summary>
    public string Ref => Variable("GITHUB_REF");

    /// <summary>The branch or tag.</summary>
    public string RefName => Variable("GITHUB_REF_NAME");

    /// <summary>The source branch of a pull request.</summary>
    public string HeadRef => Variable("GITHUB_HEAD_REF");

    /// <summary>The target branch of a pull request.</summary>
    public string BaseRef => Variable("GITHUB_BASE_REF");

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string RefType => Variable("GITHUB_REF_TYPE");

    /// <summary>The number of attempts of this run.</summary>
    public long RunAttempt => EnvironmentInfo.GetVariable<long>("GITHUB_RUN_ATTEMPT");

    /// <summary>The number of the run, counted per workflow.</summary>
    public long RunNumber => EnvironmentInfo.GetVariable<long>("GITHUB_RUN_NUMBER");

    /// <summary>The run's identifier.</summary>
    public long RunId => EnvironmentInfo.GetVariable<long>("GITHUB_RUN_ID");

    /// <summary>The address of the GitHub server.</summary>
    public string ServerUrl => Variable("GITHUB_SERVER_URL");

    /// <summary>The job's key.</summary>
    public string Job => Variable("GITHUB_JOB");

    /// <summary>The token of the job, when the workflow passes it.</summary>
    public string Token => Variable("GITHUB_TOKEN");

    /// <summary>Whether a pull request started the workflow.</summary>
    public bool IsPullRequest => EventName == "pull_request";

    /// <summary>The number of the pull request.</summary>
    public int? PullRequestNumber =>
        _event.Value.RootElement.TryGetProperty("number", out var number) ? number.GetInt32() : null;

    /// <summary>What happened to the pull request.</summary>
    public string PullRequestAction =>
        _event.Value.RootElement.TryGetProperty("action", out var action) ? action.GetString()! : null!;

    /// <summary>The file to which the job's summary is written, as Markdown.</summary>
    public AbsolutePath StepSummaryFile => Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? file : null!;

    internal override bool ReadsWorkflowCommands => true;

    string IBuildServer.Branch => Ref;

    string IBuildServer.Commit => Sha;

    /// <summary>Starts a group of lines in the log.</summary>
    public void Group(string group) => WriteCommand("group", group);

    /// <summary>Ends a group of lines in the log.</summary>
    public void EndGroup(string group) => WriteCommand("endgroup", group);

    /// <summary>Writes a line that shows when debugging is on.</summary>
    public void WriteDebug(string message) => WriteCommand("debug", message);

    /// <summary>Writes a warning that shows on the run's page.</summary>
    public void WriteWarning(string message) => WriteCommand("warning", message);

    /// <summary>Writes an error that shows on the run's page.</summary>
    public void WriteError(string message) => WriteCommand("error", message);

    /// <summary>Writes a workflow command.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="message">Its message.</param>
    /// <param name="dictionaryConfigurator">Its properties.</param>
    public void WriteCommand(
        string command,
        string? message = null,
        Configure<Dictionary<string, object>>? dictionaryConfigurator = null)
    {
        var properties = dictionaryConfigurator?.Invoke(new Dictionary<string, object>(StringComparer.Ordinal)) ?? [];
        if (command == "add-mask" && message is { Length: > 0 })
            BuildSession.Current.AddSecrets([message]);
        else
            BuildSession.Current.Console.WriteCommand(WorkflowCommand.Format(command, message, properties));
    }

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
