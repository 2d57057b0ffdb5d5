namespace Nuke.Common.CI.SpaceAutomation;

/// <summary>A worker of JetBrains Space (https://www.jetbrains.com/help/space/automation.html).</summary>
public class SpaceAutomation : Host, IBuildServer
{
    internal SpaceAutomation()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new SpaceAutomation Instance => (Host.Instance as SpaceAutomation)!;

    string IBuildServer.Branch => GitBranch;

    string IBuildServer.Commit => GitRevision;

    /// <summary><c>JB_SPACE_PROJECT_KEY</c>.</summary>
    public string ProjectKey => Variable("JB_SPACE_PROJECT_KEY");

    /// <summary><c>JB_SPACE_PROJECT_ID</c>.</summary>
    public string ProjectId => Variable("JB_SPACE_PROJECT_ID");

    /// <summary><c>JB_SPACE_API_URL</c>.</summary>
    public string ApiUrl => Variable("JB_SPACE_API_URL");

    /// <summary><c>JB_SPACE_CLIENT_ID</c>.</summary>
    public string ClientId => Variable("JB_SPACE_CLIENT_ID");

    /// <summary><c>JB_SPACE_CLIENT_SECRET</c>.</summary>
    public string ClientSecret => Variable("JB_SPACE_CLIENT_SECRET");

    /// <summary><c>JB_SPACE_CLIENT_TOKEN</c>.</summary>
    public string ClientToken => Variable("JB_SPACE_CLIENT_TOKEN");

    /// <summary><c>JB_SPACE_EXECUTION_NUMBER</c>.</summary>
    public string ExecutionNumber => Variable("JB_SPACE_EXECUTION_NUMBER");

    /// <summary><c>JB_SPACE_EXECUTION_ID</c>.</summary>
    public string ExecutionId => Variable("JB_SPACE_EXECUTION_ID");

    /// <summary><c>JB_SPACE_EXECUTION_URL</c>.</summary>
    public string ExecutionUrl => Variable("JB_SPACE_EXECUTION_URL");

    /// <summary><c>JB_SPACE_GIT_REPOSITORY_NAME</c>.</summary>
    public string RepositoryName => Variable("JB_SPACE_GIT_REPOSITORY_NAME");

    /// <summary><c>JB_SPACE_GIT_REVISION</c>.</summary>
    public string GitRevision => Variable("JB_SPACE_GIT_REVISION");

    /// <summary><c>JB_SPACE_GIT_BRANCH</c>.</summary>
    public string GitBranch => Variable("JB_SPACE_GIT_BRANCH");

    /// <summary><c>JB_SPACE_STEP_DATA_PATH</c>.</summary>
    public string StepDataPath => Variable("JB_SPACE_STEP_DATA_PATH");

    /// <summary><c>JB_SPACE_WORK_DIR_PATH</c>.</summary>
    public string WorkDirPath => Variable("JB_SPACE_WORK_DIR_PATH");

    /// <summary><c>JB_SPACE_FILE_SHARE_PATH</c>.</summary>
    public string FileSharePath => Variable("JB_SPACE_FILE_SHARE_PATH");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
