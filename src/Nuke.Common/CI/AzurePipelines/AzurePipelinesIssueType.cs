namespace Nuke.Common.CI.AzurePipelines;

/// <summary>How bad an issue is.</summary>
public enum AzurePipelinesIssueType
{
    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Error.</summary>
    Error,
}
