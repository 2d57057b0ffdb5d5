namespace Nuke.Common.CI.AppVeyor;

/// <summary>A worker of AppVeyor (https://www.appveyor.com/docs/environment-variables).</summary>
public partial class AppVeyor : Host, IBuildServer
{
    internal AppVeyor()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new AppVeyor Instance => (Host.Instance as AppVeyor)!;

    string IBuildServer.Branch => RepositoryBranch;

    string IBuildServer.Commit => RepositoryCommitSha;

    /// <summary><c>APPVEYOR_URL</c>.</summary>
    public string Url => Variable("APPVEYOR_URL");

    /// <summary><c>APPVEYOR_API_URL</c>.</summary>
    public string ApiUrl => Variable("APPVEYOR_API_URL");

    /// <summary><c>APPVEYOR_ACCOUNT_NAME</c>.</summary>
    public string AccountName => Variable("APPVEYOR_ACCOUNT_NAME");

    /// <summary><c>APPVEYOR_PROJECT_ID</c>.</summary>
    public int ProjectId => EnvironmentInfo.GetVariable<int>("APPVEYOR_PROJECT_ID");

    /// <summary><c>APPVEYOR_PROJECT_NAME</c>.</summary>
    public string ProjectName => Variable("APPVEYOR_PROJECT_NAME");

    /// <summary><c>APPVEYOR_PROJECT_SLUG</c>.</summary>
    public string ProjectSlug => Variable("APPVEYOR_PROJECT_SLUG");

    /// <summary><c>APPVEYOR_BUILD_FOLDER</c>.</summary>
    public string BuildFolder => Variable("APPVEYOR_BUILD_FOLDER");

    /// <summary><c>APPVEYOR_BUILD_ID</c>.</summary>
    public int BuildId => EnvironmentInfo.GetVariable<int>("APPVEYOR_BUILD_ID");

    /// <summary><c>APPVEYOR_BUILD_NUMBER</c>.</summary>
    public int BuildNumber => EnvironmentInfo.GetVariable<int>("APPVEYOR_BUILD_NUMBER");

    /// <summary><c>APPVEYOR_BUILD_VERSION</c>.</summary>
    public string BuildVersion => Variable("APPVEYOR_BUILD_VERSION");

    /// <summary><c>APPVEYOR_BUILD_WORKER_IMAGE</c>.</summary>
    public string BuildWorkerImage => Variable("APPVEYOR_BUILD_WORKER_IMAGE");

    /// <summary><c>APPVEYOR_PULL_REQUEST_NUMBER</c>.</summary>
    public int? PullRequestNumber => EnvironmentInfo.GetVariable<int?>("APPVEYOR_PULL_REQUEST_NUMBER");

    /// <summary><c>APPVEYOR_PULL_REQUEST_TITLE</c>.</summary>
    public string PullRequestTitle => Variable("APPVEYOR_PULL_REQUEST_TITLE");

    /// <summary><c>APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME</c>.</summary>
    public string PullRequestHeadRepositoryName => Variable("APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME");

    /// <summary><c>APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH</c>.</summary>
    public string PullRequestHeadRepositoryBranch => Variable("APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH");

    /// <summary><c>APPVEYOR_PULL_REQUEST_HEAD_COMMIT</c>.</summary>
    public string PullRequestHeadCommit => Variable("APPVEYOR_PULL_REQUEST_HEAD_COMMIT");

    /// <summary><c>APPVEYOR_JOB_ID</c>.</summary>
    public string JobId => Variable("APPVEYOR_JOB_ID");

    /// <summary><c>APPVEYOR_JOB_NAME</c>.</summary>
    public string JobName => Variable("APPVEYOR_JOB_NAME");

    /// <summary><c>APPVEYOR_JOB_NUMBER</c>.</summary>
    public int JobNumber => EnvironmentInfo.GetVariable<int>("APPVEYOR_JOB_NUMBER");

    /// <summary><c>APPVEYOR_REPO_PROVIDER</c>.</summary>
    public string RepositoryProvider => Variable("APPVEYOR_REPO_PROVIDER");

    /// <summary><c>APPVEYOR_REPO_SCM</c>.</summary>
    public string RepositoryScm => Variable("APPVEYOR_REPO_SCM");

    /// <summary><c>APPVEYOR_REPO_NAME</c>.</summary>
    public string RepositoryName => Variable("APPVEYOR_REPO_NAME");

    /// <summary><c>APPVEYOR_REPO_BRANCH</c>.</summary>
    public string RepositoryBranch => Variable("APPVEYOR_REPO_BRANCH");

    /// <summary><c>APPVEYOR_REPO_TAG</c>.</summary>
    public bool RepositoryTag => EnvironmentInfo.GetVariable<bool>("APPVEYOR_REPO_TAG");

    /// <summary><c>APPVEYOR_REPO_TAG_NAME</c>.</summary>
    public string RepositoryTagName => Variable("APPVEYOR_REPO_TAG_NAME");

    /// <summary><c>APPVEYOR_REPO_COMMIT</c>.</summary>
    public string RepositoryCommitSha => Variable("APPVEYOR_REPO_COMMIT");

    /// <summary><c>APPVEYOR_REPO_COMMIT_AUTHOR</c>.</summary>
    public string RepositoryCommitAuthor => Variable("APPVEYOR_REPO_COMMIT_AUTHOR");

    /// <summary><c>APPVEYOR_REPO_COMMIT_AUTHOR_EMAIL</c>.</summary>
    public string RepositoryCommitAuthorEmail => Variable("APPVEYOR_REPO_COMMIT_AUTHOR_EMAIL");

    /// <summary><c>APPVEYOR_REPO_COMMIT_TIMESTAMP</c>.</summary>
    public DateTime RepositoryCommitTimestamp => EnvironmentInfo.GetVariable<DateTime>("APPVEYOR_REPO_COMMIT_TIMESTAMP");

    /// <summary><c>APPVEYOR_REPO_COMMIT_MESSAGE</c>.</summary>
    public string RepositoryCommitMessage => Variable("APPVEYOR_REPO_COMMIT_MESSAGE");

    /// <summary><c>APPVEYOR_REPO_COMMIT_MESSAGE_EXTENDED</c>.</summary>
    public string RepositoryCommitMessageExtended => Variable("APPVEYOR_REPO_COMMIT_MESSAGE_EXTENDED");

    /// <summary><c>APPVEYOR_SCHEDULED_BUILD</c>.</summary>
    public bool ScheduledBuild => EnvironmentInfo.GetVariable<bool>("APPVEYOR_SCHEDULED_BUILD");

    /// <summary><c>APPVEYOR_FORCED_BUILD</c>.</summary>
    public bool ForcedBuild => EnvironmentInfo.GetVariable<bool>("APPVEYOR_FORCED_BUILD");

    /// <summary><c>APPVEYOR_RE_BUILD</c>.</summary>
    public bool Rebuild => EnvironmentInfo.GetVariable<bool>("APPVEYOR_RE_BUILD");

    /// <summary><c>PLATFORM</c>.</summary>
    public string Platform => Variable("PLATFORM");

    /// <summary><c>CONFIGURATION</c>.</summary>
    public string Configuration => Variable("CONFIGURATION");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
