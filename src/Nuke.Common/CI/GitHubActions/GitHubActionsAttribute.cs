using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>Makes a workflow of GitHub Actions (https://docs.github.com/actions/reference/workflows-and-actions).</summary>
/// <param name="name">The workflow's name, which is also that of its file.</param>
/// <param name="image">The runner.</param>
/// <param name="images">More runners, each with a job that does the same.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class GitHubActionsAttribute(
    string name,
    GitHubActionsImage image,
    params GitHubActionsImage[] images) : ConfigurationAttributeBase
{
    readonly string _name = name.Replace(' ', '_');

    /// <inheritdoc/>
    public override string IdPostfix => _name;

    /// <inheritdoc/>
    public override Type HostType => typeof(GitHubActions);

    /// <inheritdoc/>
    public override AbsolutePath ConfigurationFile => Build.RootDirectory / ".github" / "workflows" / $"{_name}.yml";

    /// <inheritdoc/>
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    /// <inheritdoc/>
    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;

    /// <inheritdoc/>
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <inheritdoc/>
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <inheritdoc/>
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var triggers = GetTriggers().ToArray();
        if (On.Length > 0 == triggers.Length > 0)
        {
            throw new BuildInputException(
                $"{DisplayName} has {(On.Length > 0 ? "both '" : "neither '")}{nameof(On)}{(On.Length > 0 ? "' and '" : "' nor '")}{nameof(On)}...' triggers. Give it one of the two.");
        }

        return new GitHubActionsConfiguration
        {
            Name = _name,
            ShortTriggers = On,
            DetailedTriggers = triggers,
            Permissions = [.. WritePermissions.Select(x => (x, "write")), .. ReadPermissions.Select(x => (x, "read"))],
            ConcurrencyGroup = ConcurrencyGroup,
            ConcurrencyCancelInProgress = ConcurrencyCancelInProgress,
            Jobs = [.. images.Prepend(image).Select(x => GetJobs(x, relevantTargets))],
        };
    }

    /// <summary>The job of a runner.</summary>
    protected virtual GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets) => new()
    {
        // A job's key has no dots.
        Name = image.GetValue().Replace('.', '_'),
        Image = image,
        TimeoutMinutes = TimeoutMinutes,
        EnvironmentName = EnvironmentName,
        EnvironmentUrl = EnvironmentUrl,
        ConcurrencyGroup = JobConcurrencyGroup,
        ConcurrencyCancelInProgress = JobConcurrencyCancelInProgress,
        Steps = [.. GetSteps(relevantTargets)],
    };

    /// <summary>The environment variables of the build: inputs, secrets, the token.</summary>
    protected virtual IEnumerable<(string Key, string Value)> GetImports() =>
    [
        .. OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs)
            .Select(x => (x, $"${{{{ github.event.inputs.{x} }}}}")),
        .. ImportSecrets.Select(x => (x, Secret(string.Join('_', Words.Of(x))))),
        .. EnableGitHubToken ? [("GITHUB_TOKEN", Secret("GITHUB_TOKEN"))] : Array.Empty<(string, string)>(),
    ];

    /// <summary>What starts the workflow, with conditions.</summary>
    protected virtual IEnumerable<GitHubActionsDetailedTrigger> GetTriggers()
    {
        if (Push() is { } push)
            yield return push;
        if (PullRequest() is { } pullRequest)
            yield return pullRequest;
        if (OnWorkflowDispatchOptionalInputs.Length > 0 || OnWorkflowDispatchRequiredInputs.Length > 0)
        {
            yield return new GitHubActionsWorkflowDispatchTrigger
            {
                OptionalInputs = OnWorkflowDispatchOptionalInputs,
                RequiredInputs = OnWorkflowDispatchRequiredInputs,
            };
        }

        if (OnCronSchedule != null)
            yield return new GitHubActionsScheduledTrigger { Cron = OnCronSchedule };
    }

    static string Secret(string name) => $"${{{{ secrets.{name.ToUpperInvariant()} }}}}";
}
