using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>What starts a workflow.</summary>
public enum GitHubActionsTrigger
{
    /// <summary><c>push</c>.</summary>
    [EnumValue("push")]
    Push,

    /// <summary><c>pull_request</c>.</summary>
    [EnumValue("pull_request")]
    PullRequest,

    /// <summary><c>workflow_dispatch</c>.</summary>
    [EnumValue("workflow_dispatch")]
    WorkflowDispatch,
}
