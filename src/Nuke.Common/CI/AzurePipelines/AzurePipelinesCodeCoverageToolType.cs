namespace Nuke.Common.CI.AzurePipelines;

/// <summary>The format of a coverage file.</summary>
public enum AzurePipelinesCodeCoverageToolType
{
    /// <summary>JaCoCo.</summary>
    JaCoCo,

    /// <summary>Cobertura.</summary>
    Cobertura,
}
