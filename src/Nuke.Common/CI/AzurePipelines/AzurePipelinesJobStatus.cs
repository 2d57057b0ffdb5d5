namespace Nuke.Common.CI.AzurePipelines;

/// <summary>How a job ended.</summary>
public enum AzurePipelinesJobStatus
{
    /// <summary>Canceled.</summary>
    Canceled,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Succeeded.</summary>
    Succeeded,

    /// <summary>Succeeded with issues.</summary>
    SucceededWithIssues,
}
