namespace Nuke.Common.CI.Bitbucket;

/// <summary>A runner of Bitbucket Pipelines (https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets).</summary>
public class Bitbucket : Host, IBuildServer
{
    internal Bitbucket()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new Bitbucket Instance => (Host.Instance as Bitbucket)!;

    string IBuildServer.Branch => Branch;

    string IBuildServer.Commit => Commit;

    /// <summary><c>BITBUCKET_BUILD_NUMBER</c>.</summary>
    public long BuildNumber => EnvironmentInfo.GetVariable<long>("BITBUCKET_BUILD_NUMBER");

    /// <summary><c>BITBUCKET_CLONE_DIR</c>.</summary>
    public string CloneDirectory => Variable("BITBUCKET_CLONE_DIR");

    /// <summary><c>BITBUCKET_COMMIT</c>.</summary>
    public string Commit => Variable("BITBUCKET_COMMIT");

    /// <summary><c>BITBUCKET_WORKSPACE</c>.</summary>
    public string Workspace => Variable("BITBUCKET_WORKSPACE");

    /// <summary><c>BITBUCKET_REPO_SLUG</c>.</summary>
    public string RepositorySlug => Variable("BITBUCKET_REPO_SLUG");

    /// <summary><c>BITBUCKET_REPO_UUID</c>.</summary>
    public string RepositoryUuid => Variable("BITBUCKET_REPO_UUID");

    /// <summary><c>BITBUCKET_REPO_FULL_NAME</c>.</summary>
    public string RepositoryFullName => Variable("BITBUCKET_REPO_FULL_NAME");

    /// <summary><c>BITBUCKET_BRANCH</c>.</summary>
    public string Branch => Variable("BITBUCKET_BRANCH");

    /// <summary><c>BITBUCKET_TAG</c>.</summary>
    public string Tag => Variable("BITBUCKET_TAG");

    /// <summary><c>BITBUCKET_BOOKMARK</c>.</summary>
    public string Bookmark => Variable("BITBUCKET_BOOKMARK");

    /// <summary><c>BITBUCKET_PARALLEL_STEP</c>.</summary>
    public int ParallelStep => EnvironmentInfo.GetVariable<int>("BITBUCKET_PARALLEL_STEP");

    /// <summary><c>BITBUCKET_PARALLEL_STEP_COUNT</c>.</summary>
    public int ParallelStepCount => EnvironmentInfo.GetVariable<int>("BITBUCKET_PARALLEL_STEP_COUNT");

    /// <summary><c>BITBUCKET_PR_ID</c>.</summary>
    public int PullRequestId => EnvironmentInfo.GetVariable<int>("BITBUCKET_PR_ID");

    /// <summary><c>BITBUCKET_PR_DESTINATION_BRANCH</c>.</summary>
    public string PullRequestDestinationBranch => Variable("BITBUCKET_PR_DESTINATION_BRANCH");

    /// <summary><c>BITBUCKET_GIT_HTTP_ORIGIN</c>.</summary>
    public string GitHttpOrigin => Variable("BITBUCKET_GIT_HTTP_ORIGIN");

    /// <summary><c>BITBUCKET_GIT_SSH_ORIGIN</c>.</summary>
    public string GitSshOrigin => Variable("BITBUCKET_GIT_SSH_ORIGIN");

    /// <summary><c>BITBUCKET_EXIT_CODE</c>.</summary>
    public string ExitCode => Variable("BITBUCKET_EXIT_CODE");

    /// <summary><c>BITBUCKET_STEP_UUID</c>.</summary>
    public string StepUuid => Variable("BITBUCKET_STEP_UUID");

    /// <summary><c>BITBUCKET_PIPELINE_UUID</c>.</summary>
    public string PipelineUuid => Variable("BITBUCKET_PIPELINE_UUID");

    /// <summary><c>BITBUCKET_DEPLOYMENT_ENVIRONMENT</c>.</summary>
    public string DeploymentEnvironment => Variable("BITBUCKET_DEPLOYMENT_ENVIRONMENT");

    /// <summary><c>BITBUCKET_DEPLOYMENT_ENVIRONMENT_UUID</c>.</summary>
    public string DeploymentEnvironmentUuid => Variable("BITBUCKET_DEPLOYMENT_ENVIRONMENT_UUID");

    /// <summary><c>BITBUCKET_PROJECT_KEY</c>.</summary>
    public string ProjectKey => Variable("BITBUCKET_PROJECT_KEY");

    /// <summary><c>BITBUCKET_PROJECT_UUID</c>.</summary>
    public string ProjectUuid => Variable("BITBUCKET_PROJECT_UUID");

    /// <summary><c>BITBUCKET_STEP_TRIGGERER_UUID</c>.</summary>
    public string StepTriggererUuid => Variable("BITBUCKET_STEP_TRIGGERER_UUID");

    /// <summary><c>BITBUCKET_STEP_OIDC_TOKEN</c>.</summary>
    public string StepOidcToken => Variable("BITBUCKET_STEP_OIDC_TOKEN");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
