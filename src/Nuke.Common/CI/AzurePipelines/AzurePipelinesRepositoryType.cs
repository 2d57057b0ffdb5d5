namespace Nuke.Common.CI.AzurePipelines;

/// <summary>Where the repository is.</summary>
public enum AzurePipelinesRepositoryType
{
    /// <summary>Azure Repos.</summary>
    AzureRepos,

    /// <summary>Team Foundation Version Control.</summary>
    TfsVersionControl,

    /// <summary>A Git server.</summary>
    Git,

    /// <summary>GitHub.</summary>
    GitHub,

    /// <summary>Subversion.</summary>
    Svn,

    /// <summary>Git in Azure Repos.</summary>
    TfsGit,
}
