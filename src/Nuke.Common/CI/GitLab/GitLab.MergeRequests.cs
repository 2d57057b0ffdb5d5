namespace Nuke.Common.CI.GitLab;

public partial class GitLab
{
    /// <summary><c>CI_OPEN_MERGE_REQUESTS</c>.</summary>
    public string OpenMergeRequests => Variable("CI_OPEN_MERGE_REQUESTS");

    /// <summary><c>CI_MERGE_REQUEST_APPROVED</c>.</summary>
    public bool MergeRequestApproved => EnvironmentInfo.GetVariable<bool>("CI_MERGE_REQUEST_APPROVED");

    /// <summary><c>CI_MERGE_REQUEST_ASSIGNEES</c>.</summary>
    public string MergeRequestAssignees => Variable("CI_MERGE_REQUEST_ASSIGNEES");

    /// <summary><c>CI_MERGE_REQUEST_DIFF_BASE_SHA</c>.</summary>
    public string MergeRequestDiffBaseSha => Variable("CI_MERGE_REQUEST_DIFF_BASE_SHA");

    /// <summary><c>CI_MERGE_REQUEST_DIFF_ID</c>.</summary>
    public string MergeRequestDiffId => Variable("CI_MERGE_REQUEST_DIFF_ID");

    /// <summary><c>CI_MERGE_REQUEST_EVENT_TYPE</c>.</summary>
    public string MergeRequestEventType => Variable("CI_MERGE_REQUEST_EVENT_TYPE");

    /// <summary><c>CI_MERGE_REQUEST_DESCRIPTION</c>.</summary>
    public string MergeRequestDescription => Variable("CI_MERGE_REQUEST_DESCRIPTION");

    /// <summary><c>CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED</c>.</summary>
    public bool MergeRequestDescriptionIsTruncated => EnvironmentInfo.GetVariable<bool>("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED");

    /// <summary><c>CI_MERGE_REQUEST_ID</c>.</summary>
    public string MergeRequestId => Variable("CI_MERGE_REQUEST_ID");

    /// <summary><c>CI_MERGE_REQUEST_IID</c>.</summary>
    public string MergeRequestIid => Variable("CI_MERGE_REQUEST_IID");

    /// <summary><c>CI_MERGE_REQUEST_LABELS</c>.</summary>
    public string MergeRequestLabels => Variable("CI_MERGE_REQUEST_LABELS");

    /// <summary><c>CI_MERGE_REQUEST_MILESTONE</c>.</summary>
    public string MergeRequestMilestone => Variable("CI_MERGE_REQUEST_MILESTONE");

    /// <summary><c>CI_MERGE_REQUEST_PROJECT_ID</c>.</summary>
    public string MergeRequestProjectId => Variable("CI_MERGE_REQUEST_PROJECT_ID");

    /// <summary><c>CI_MERGE_REQUEST_PROJECT_PATH</c>.</summary>
    public string MergeRequestProjectPath => Variable("CI_MERGE_REQUEST_PROJECT_PATH");

    /// <summary><c>CI_MERGE_REQUEST_PROJECT_URL</c>.</summary>
    public string MergeRequestProjectUrl => Variable("CI_MERGE_REQUEST_PROJECT_URL");

    /// <summary><c>CI_MERGE_REQUEST_REF_PATH</c>.</summary>
    public string MergeRequestRefPath => Variable("CI_MERGE_REQUEST_REF_PATH");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_BRANCH_NAME</c>.</summary>
    public string MergeRequestSourceBranchName => Variable("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED</c>.</summary>
    public bool MergeRequestSourceBranchProtected => EnvironmentInfo.GetVariable<bool>("CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_BRANCH_SHA</c>.</summary>
    public string MergeRequestSourceBranchSha => Variable("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_PROJECT_ID</c>.</summary>
    public string MergeRequestSourceProjectId => Variable("CI_MERGE_REQUEST_SOURCE_PROJECT_ID");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_PROJECT_PATH</c>.</summary>
    public string MergeRequestSourceProjectPath => Variable("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH");

    /// <summary><c>CI_MERGE_REQUEST_SOURCE_PROJECT_URL</c>.</summary>
    public string MergeRequestSourceProjectUrl => Variable("CI_MERGE_REQUEST_SOURCE_PROJECT_URL");

    /// <summary><c>CI_MERGE_REQUEST_SQUASH_ON_MERGE</c>.</summary>
    public bool MergeRequestSquashOnMerge => EnvironmentInfo.GetVariable<bool>("CI_MERGE_REQUEST_SQUASH_ON_MERGE");

    /// <summary><c>CI_MERGE_REQUEST_TARGET_BRANCH_NAME</c>.</summary>
    public string MergeRequestTargetBranchName => Variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");

    /// <summary><c>CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED</c>.</summary>
    public bool MergeRequestTargetBranchProtected => EnvironmentInfo.GetVariable<bool>("CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED");

    /// <summary><c>CI_MERGE_REQUEST_TARGET_BRANCH_SHA</c>.</summary>
    public string MergeRequestTargetBranchSha => Variable("CI_MERGE_REQUEST_TARGET_BRANCH_SHA");

    /// <summary><c>CI_MERGE_REQUEST_TITLE</c>.</summary>
    public string MergeRequestTitle => Variable("CI_MERGE_REQUEST_TITLE");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_IID</c>.</summary>
    public string ExternalPullRequestIid => Variable("CI_EXTERNAL_PULL_REQUEST_IID");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY</c>.</summary>
    public string ExternalPullRequestSourceRepository => Variable("CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY</c>.</summary>
    public string ExternalPullRequestTargetRepository => Variable("CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME</c>.</summary>
    public string ExternalPullRequestSourceBranchName => Variable("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA</c>.</summary>
    public string ExternalPullRequestSourceBranchSha => Variable("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME</c>.</summary>
    public string ExternalPullRequestTargetBranchName => Variable("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME");

    /// <summary><c>CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA</c>.</summary>
    public string ExternalPullRequestTargetBranchSha => Variable("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA");
}
