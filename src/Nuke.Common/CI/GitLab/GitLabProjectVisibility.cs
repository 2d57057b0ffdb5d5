namespace Nuke.Common.CI.GitLab;

/// <summary>Who sees a project.</summary>
public enum GitLabProjectVisibility
{
    /// <summary>Its members.</summary>
    Private,

    /// <summary>People who are logged in.</summary>
    Internal,

    /// <summary>Everybody.</summary>
    Public,
}
