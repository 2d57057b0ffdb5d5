using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Slipway.Workflows.Nodes;

namespace Slipway.Workflows;

/// <summary>
/// The base of attributes that make a workflow with several jobs. A derived attribute says which job runs which targets; which
/// job needs which others follows from the order of the targets.
/// </summary>
public abstract class WorkflowAttribute : GitHubActionsAttribute
{
    /// <summary>Describes it.</summary>
    /// <param name="name">The workflow's name, which is also that of its file.</param>
    protected WorkflowAttribute(string name)
        : base(name, GitHubActionsImage.UbuntuLatest)
    {
        FileName = $"{name}.yml";

        // A file that changes beside whatever a person was doing surprises; a test tells when it is stale.
        AutoGenerate = false;
    }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<string> RelevantTargetNames => Define().TypedJobs.SelectMany(x => x.Targets).Distinct(StringComparer.Ordinal);

    /// <summary>The file that says at which commits actions are used.</summary>
    public AbsolutePath PinsFile => Build.RootDirectory / ".github" / "workflows" / "pins.yml";

    /// <inheritdoc/>
    protected override string BuildCmdPath => "build.sh";

    /// <inheritdoc/>
    public sealed override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new WorkflowFileWriter(streamWriter);

    /// <inheritdoc/>
    public sealed override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) =>
        Complete(relevantTargets, ActionPins.Read(PinsFile));

    /// <summary>The workflow, without what follows from the order of targets and from the pins.</summary>
    public abstract Workflow Define();

    internal Workflow Complete(IReadOnlyCollection<ExecutableTarget> relevantTargets, ActionPins pins)
    {
        var workflow = Define();
        JobOrder.Derive(workflow.TypedJobs, relevantTargets);
        foreach (var step in workflow.TypedJobs.SelectMany(x => x.TypedSteps).OfType<ActionStep>())
            step.Pin = pins[step.Action];
        return workflow;
    }
}
