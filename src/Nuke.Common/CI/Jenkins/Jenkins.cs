namespace Nuke.Common.CI.Jenkins;

/// <summary>An agent of Jenkins (https://www.jenkins.io/doc/book/pipeline/jenkinsfile).</summary>
public class Jenkins : Host, IBuildServer
{
    internal Jenkins()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new Jenkins Instance => (Host.Instance as Jenkins)!;

    string IBuildServer.Branch => GitBranch ?? BranchName;

    string IBuildServer.Commit => GitCommit;

    /// <summary><c>BRANCH_NAME</c>.</summary>
    public string BranchName => Variable("BRANCH_NAME");

    /// <summary><c>BUILD_DISPLAY_NAME</c>.</summary>
    public string BuilDisplayName => Variable("BUILD_DISPLAY_NAME");

    /// <summary><c>BUILD_NUMBER</c>.</summary>
    public int BuildNumber => EnvironmentInfo.GetVariable<int>("BUILD_NUMBER");

    /// <summary><c>BUILD_TAG</c>.</summary>
    public string BuildTag => Variable("BUILD_TAG");

    /// <summary><c>CHANGE_ID</c>.</summary>
    public string ChangeId => Variable("CHANGE_ID");

    /// <summary><c>EXECUTOR_NUMBER</c>.</summary>
    public int ExecutorNumber => EnvironmentInfo.GetVariable<int>("EXECUTOR_NUMBER");

    /// <summary><c>GIT_BRANCH</c>.</summary>
    public string GitBranch => Variable("GIT_BRANCH");

    /// <summary><c>GIT_COMMIT</c>.</summary>
    public string GitCommit => Variable("GIT_COMMIT");

    /// <summary><c>GIT_PREVIOUS_COMMIT</c>.</summary>
    public string GitPreviousCommit => Variable("GIT_PREVIOUS_COMMIT");

    /// <summary><c>GIT_PREVIOUS_SUCCESSFUL_COMMIT</c>.</summary>
    public string GitPreviousSuccessfulCommit => Variable("GIT_PREVIOUS_SUCCESSFUL_COMMIT");

    /// <summary><c>GIT_URL</c>.</summary>
    public string GitUrl => Variable("GIT_URL");

    /// <summary><c>JENKINS_HOME</c>.</summary>
    public string JenkinsHome => Variable("JENKINS_HOME");

    /// <summary><c>JENKINS_SERVER_COOKIE</c>.</summary>
    public string JenkinsServerCookie => Variable("JENKINS_SERVER_COOKIE");

    /// <summary><c>JOB_BASE_NAME</c>.</summary>
    public string JobBaseName => Variable("JOB_BASE_NAME");

    /// <summary><c>JOB_DISPLAY_URL</c>.</summary>
    public string JobDisplayUrl => Variable("JOB_DISPLAY_URL");

    /// <summary><c>JOB_NAME</c>.</summary>
    public string JobName => Variable("JOB_NAME");

    /// <summary><c>NODE_LABELS</c>.</summary>
    public string NodeLabels => Variable("NODE_LABELS");

    /// <summary><c>NODE_NAME</c>.</summary>
    public string NodeName => Variable("NODE_NAME");

    /// <summary><c>RUN_CHANGES_DISPLAY_URL</c>.</summary>
    public string RunChangesDisplayUrl => Variable("RUN_CHANGES_DISPLAY_URL");

    /// <summary><c>RUN_DISPLAY_URL</c>.</summary>
    public string RunDisplayUrl => Variable("RUN_DISPLAY_URL");

    /// <summary><c>WORKSPACE</c>.</summary>
    public string Workspace => Variable("WORKSPACE");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
