namespace Nuke.Common.CI.GitLab;

public partial class GitLab
{
    /// <summary><c>CI_REPOSITORY_URL</c>.</summary>
    public string RepositoryUrl => Variable("CI_REPOSITORY_URL");

    /// <summary><c>CI_PROJECT_DIR</c>.</summary>
    public string ProjectDirectory => Variable("CI_PROJECT_DIR");

    /// <summary><c>CI_PROJECT_ID</c>.</summary>
    public long ProjectId => EnvironmentInfo.GetVariable<long>("CI_PROJECT_ID");

    /// <summary><c>CI_PROJECT_NAME</c>.</summary>
    public string ProjectName => Variable("CI_PROJECT_NAME");

    /// <summary><c>CI_PROJECT_NAMESPACE</c>.</summary>
    public string ProjectNamespace => Variable("CI_PROJECT_NAMESPACE");

    /// <summary><c>CI_PROJECT_PATH</c>.</summary>
    public string ProjectPath => Variable("CI_PROJECT_PATH");

    /// <summary><c>CI_PROJECT_PATH_SLUG</c>.</summary>
    public string ProjectPathSlug => Variable("CI_PROJECT_PATH_SLUG");

    /// <summary><c>CI_PROJECT_URL</c>.</summary>
    public string ProjectUrl => Variable("CI_PROJECT_URL");

    /// <summary><c>CI_PROJECT_VISIBILITY</c>.</summary>
    public GitLabProjectVisibility ProjectVisibility => EnvironmentInfo.GetVariable<GitLabProjectVisibility>("CI_PROJECT_VISIBILITY");

    /// <summary><c>CI_DEFAULT_BRANCH</c>.</summary>
    public string DefaultBranch => Variable("CI_DEFAULT_BRANCH");

    /// <summary><c>CI_DEPLOY_FREEZE</c>.</summary>
    public bool DeployFreeze => EnvironmentInfo.GetVariable<bool>("CI_DEPLOY_FREEZE");

    /// <summary><c>CI_DEPLOY_PASSWORD</c>.</summary>
    public string DeployPassword => Variable("CI_DEPLOY_PASSWORD");

    /// <summary><c>CI_DEPLOY_USER</c>.</summary>
    public string DeployUser => Variable("CI_DEPLOY_USER");

    /// <summary><c>CI_ENVIRONMENT_NAME</c>.</summary>
    public string EnvironmentName => Variable("CI_ENVIRONMENT_NAME");

    /// <summary><c>CI_ENVIRONMENT_SLUG</c>.</summary>
    public string EnvironmentSlug => Variable("CI_ENVIRONMENT_SLUG");

    /// <summary><c>CI_ENVIRONMENT_URL</c>.</summary>
    public string EnvironmentUrl => Variable("CI_ENVIRONMENT_URL");

    /// <summary><c>CI_ENVIRONMENT_ACTION</c>.</summary>
    public string EnvironmentAction => Variable("CI_ENVIRONMENT_ACTION");

    /// <summary><c>CI_ENVIRONMENT_TIER</c>.</summary>
    public string EnvironmentTier => Variable("CI_ENVIRONMENT_TIER");

    /// <summary><c>CI_RELEASE_DESCRIPTION</c>.</summary>
    public string ReleaseDescription => Variable("CI_RELEASE_DESCRIPTION");

    /// <summary><c>CI_PAGES_DOMAIN</c>.</summary>
    public string PagesDomain => Variable("CI_PAGES_DOMAIN");

    /// <summary><c>CI_PAGES_URL</c>.</summary>
    public string PagesUrl => Variable("CI_PAGES_URL");

    /// <summary><c>CI_PROJECT_DIR</c>.</summary>
    public string ProjectDir => Variable("CI_PROJECT_DIR");

    /// <summary><c>CI_PROJECT_NAMESPACE_ID</c>.</summary>
    public string ProjectNamespaceId => Variable("CI_PROJECT_NAMESPACE_ID");

    /// <summary><c>CI_PROJECT_REPOSITORY_LANGUAGES</c>.</summary>
    public string ProjectRepositoryLanguages => Variable("CI_PROJECT_REPOSITORY_LANGUAGES");

    /// <summary><c>CI_PROJECT_ROOT_NAMESPACE</c>.</summary>
    public string ProjectRootNamespace => Variable("CI_PROJECT_ROOT_NAMESPACE");

    /// <summary><c>CI_PROJECT_TITLE</c>.</summary>
    public string ProjectTitle => Variable("CI_PROJECT_TITLE");

    /// <summary><c>CI_PROJECT_DESCRIPTION</c>.</summary>
    public string ProjectDescription => Variable("CI_PROJECT_DESCRIPTION");

    /// <summary><c>CI_PROJECT_CLASSIFICATION_LABEL</c>.</summary>
    public string ProjectClassificationLabel => Variable("CI_PROJECT_CLASSIFICATION_LABEL");
}
