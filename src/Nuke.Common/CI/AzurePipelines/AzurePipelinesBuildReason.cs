namespace Nuke.Common.CI.AzurePipelines;

/// <summary>What started the build.</summary>
public enum AzurePipelinesBuildReason
{
    /// <summary>A person.</summary>
    Manual,

    /// <summary>A push.</summary>
    IndividualCI,

    /// <summary>Several pushes.</summary>
    BatchedCI,

    /// <summary>The clock.</summary>
    Schedule,

    /// <summary>A person, for a shelveset.</summary>
    ValidateShelveset,

    /// <summary>A gated check-in.</summary>
    CheckInShelveset,

    /// <summary>A pull request.</summary>
    PullRequest,

    /// <summary>Another build or resource.</summary>
    ResourceTrigger,
}
