namespace Nuke.Common.CI.AzurePipelines;

/// <summary>An agent of Azure Pipelines (https://learn.microsoft.com/azure/devops/pipelines/build/variables).</summary>
public partial class AzurePipelines : Host, IBuildServer
{
    internal AzurePipelines()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new AzurePipelines Instance => (Host.Instance as AzurePipelines)!;

    string IBuildServer.Branch => SourceBranch;

    string IBuildServer.Commit => SourceVersion;

    /// <summary><c>AGENT_BUILDDIRECTORY</c>.</summary>
    public string AgentBuildDirectory => Variable("AGENT_BUILDDIRECTORY");

    /// <summary><c>AGENT_HOMEDIRECTORY</c>.</summary>
    public string AgentHomeDirectory => Variable("AGENT_HOMEDIRECTORY");

    /// <summary><c>AGENT_ID</c>.</summary>
    public long AgentId => EnvironmentInfo.GetVariable<long>("AGENT_ID");

    /// <summary><c>AGENT_JOBSTATUS</c>.</summary>
    public AzurePipelinesJobStatus AgentJobStatus => EnvironmentInfo.GetVariable<AzurePipelinesJobStatus>("AGENT_JOBSTATUS");

    /// <summary><c>AGENT_MACHINENAME</c>.</summary>
    public string AgentMachineName => Variable("AGENT_MACHINENAME");

    /// <summary><c>AGENT_NAME</c>.</summary>
    public string AgentName => Variable("AGENT_NAME");

    /// <summary><c>AGENT_WORKFOLDER</c>.</summary>
    public string AgentWorkFolder => Variable("AGENT_WORKFOLDER");

    /// <summary><c>BUILD_ARTIFACTSTAGINGDIRECTORY</c>.</summary>
    public string ArtifactStagingDirectory => Variable("BUILD_ARTIFACTSTAGINGDIRECTORY");

    /// <summary><c>BUILD_BUILDID</c>.</summary>
    public long BuildId => EnvironmentInfo.GetVariable<long>("BUILD_BUILDID");

    /// <summary><c>BUILD_BUILDNUMBER</c>.</summary>
    public string BuildNumber => Variable("BUILD_BUILDNUMBER");

    /// <summary><c>BUILD_BUILDURI</c>.</summary>
    public string BuildUri => Variable("BUILD_BUILDURI");

    /// <summary><c>BUILD_BINARIESDIRECTORY</c>.</summary>
    public string BinariesDirectory => Variable("BUILD_BINARIESDIRECTORY");

    /// <summary><c>BUILD_DEFINITIONNAME</c>.</summary>
    public string DefinitionName => Variable("BUILD_DEFINITIONNAME");

    /// <summary><c>BUILD_DEFINITIONVERSION</c>.</summary>
    public long DefinitionVersion => EnvironmentInfo.GetVariable<long>("BUILD_DEFINITIONVERSION");

    /// <summary><c>BUILD_QUEUEDBY</c>.</summary>
    public string QueuedBy => Variable("BUILD_QUEUEDBY");

    /// <summary><c>BUILD_QUEUEDBYID</c>.</summary>
    public Guid QueuedById => EnvironmentInfo.GetVariable<Guid>("BUILD_QUEUEDBYID");

    /// <summary><c>BUILD_REASON</c>.</summary>
    public AzurePipelinesBuildReason BuildReason => EnvironmentInfo.GetVariable<AzurePipelinesBuildReason>("BUILD_REASON");

    /// <summary><c>BUILD_REPOSITORY_CLEAN</c>.</summary>
    public bool RepositoryClean => EnvironmentInfo.GetVariable<bool>("BUILD_REPOSITORY_CLEAN");

    /// <summary><c>BUILD_REPOSITORY_LOCALPATH</c>.</summary>
    public string RepositoryLocalPath => Variable("BUILD_REPOSITORY_LOCALPATH");

    /// <summary><c>BUILD_REPOSITORY_NAME</c>.</summary>
    public string RepositoryName => Variable("BUILD_REPOSITORY_NAME");

    /// <summary><c>BUILD_REPOSITORY_PROVIDER</c>.</summary>
    public AzurePipelinesRepositoryType RepositoryProvider => EnvironmentInfo.GetVariable<AzurePipelinesRepositoryType>("BUILD_REPOSITORY_PROVIDER");

    /// <summary><c>BUILD_REPOSITORY_TFVC_WORKSPACE</c>.</summary>
    public string RepositoryTfvcWorkspace => Variable("BUILD_REPOSITORY_TFVC_WORKSPACE");

    /// <summary><c>BUILD_REPOSITORY_URI</c>.</summary>
    public string RepositoryUri => Variable("BUILD_REPOSITORY_URI");

    /// <summary><c>BUILD_REQUESTEDFOR</c>.</summary>
    public string RequestedFor => Variable("BUILD_REQUESTEDFOR");

    /// <summary><c>BUILD_REQUESTEDFOREMAIL</c>.</summary>
    public string RequestedForEmail => Variable("BUILD_REQUESTEDFOREMAIL");

    /// <summary><c>BUILD_REQUESTEDFORID</c>.</summary>
    public Guid RequestedForId => EnvironmentInfo.GetVariable<Guid>("BUILD_REQUESTEDFORID");

    /// <summary><c>BUILD_SOURCEBRANCH</c>.</summary>
    public string SourceBranch => Variable("BUILD_SOURCEBRANCH");

    /// <summary><c>BUILD_SOURCEBRANCHNAME</c>.</summary>
    public string SourceBranchName => Variable("BUILD_SOURCEBRANCHNAME");

    /// <summary><c>BUILD_SOURCESDIRECTORY</c>.</summary>
    public string SourceDirectory => Variable("BUILD_SOURCESDIRECTORY");

    /// <summary><c>BUILD_SOURCEVERSION</c>.</summary>
    public string SourceVersion => Variable("BUILD_SOURCEVERSION");

    /// <summary><c>BUILD_STAGINGDIRECTORY</c>.</summary>
    public string StagingDirectory => Variable("BUILD_STAGINGDIRECTORY");

    /// <summary><c>BUILD_REPOSITORY_GIT_SUBMODULECHECKOUT</c>.</summary>
    public bool RepositoryGitSubmoduleCheckout => EnvironmentInfo.GetVariable<bool>("BUILD_REPOSITORY_GIT_SUBMODULECHECKOUT");

    /// <summary><c>BUILD_SOURCETFVCSHELVESET</c>.</summary>
    public string SourceTfvcShelveset => Variable("BUILD_SOURCETFVCSHELVESET");

    /// <summary><c>COMMON_TESTRESULTSDIRECTORY</c>.</summary>
    public string TestResultsDirectory => Variable("COMMON_TESTRESULTSDIRECTORY");

    /// <summary><c>SYSTEM_ACCESSTOKEN</c>.</summary>
    public string AccessToken => Variable("SYSTEM_ACCESSTOKEN");

    /// <summary><c>SYSTEM_COLLECTIONID</c>.</summary>
    public Guid CollectionId => EnvironmentInfo.GetVariable<Guid>("SYSTEM_COLLECTIONID");

    /// <summary><c>SYSTEM_DEFAULTWORKINGDIRECTORY</c>.</summary>
    public string DefaultWorkingDirectory => Variable("SYSTEM_DEFAULTWORKINGDIRECTORY");

    /// <summary><c>SYSTEM_DEFINITIONID</c>.</summary>
    public long DefinitionId => EnvironmentInfo.GetVariable<long>("SYSTEM_DEFINITIONID");

    /// <summary><c>SYSTEM_PULLREQUEST_PULLREQUESTID</c>.</summary>
    public long? PullRequestId => EnvironmentInfo.GetVariable<long?>("SYSTEM_PULLREQUEST_PULLREQUESTID");

    /// <summary><c>SYSTEM_PULLREQUEST_SOURCEBRANCH</c>.</summary>
    public string PullRequestSourceBranch => Variable("SYSTEM_PULLREQUEST_SOURCEBRANCH");

    /// <summary><c>SYSTEM_PULLREQUEST_TARGETBRANCH</c>.</summary>
    public string PullRequestTargetBranch => Variable("SYSTEM_PULLREQUEST_TARGETBRANCH");

    /// <summary><c>SYSTEM_STAGENAME</c>.</summary>
    public string StageName => Variable("SYSTEM_STAGENAME");

    /// <summary><c>SYSTEM_STAGEDISPLAYNAME</c>.</summary>
    public string StageDisplayName => Variable("SYSTEM_STAGEDISPLAYNAME");

    /// <summary><c>SYSTEM_TEAMFOUNDATIONCOLLECTIONURI</c>.</summary>
    public string TeamFoundationCollectionUri => Variable("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");

    /// <summary><c>SYSTEM_TEAMPROJECT</c>.</summary>
    public string TeamProject => Variable("SYSTEM_TEAMPROJECT");

    /// <summary><c>SYSTEM_TEAMPROJECTID</c>.</summary>
    public Guid TeamProjectId => EnvironmentInfo.GetVariable<Guid>("SYSTEM_TEAMPROJECTID");

    /// <summary><c>SYSTEM_JOBDISPLAYNAME</c>.</summary>
    public string JobDisplayName => Variable("SYSTEM_JOBDISPLAYNAME");

    /// <summary><c>SYSTEM_JOBID</c>.</summary>
    public Guid JobId => EnvironmentInfo.GetVariable<Guid>("SYSTEM_JOBID");

    /// <summary><c>SYSTEM_TASKINSTANCEID</c>.</summary>
    public Guid TaskInstanceId => EnvironmentInfo.GetVariable<Guid>("SYSTEM_TASKINSTANCEID");

    /// <summary><c>SYSTEM_PHASENAME</c>.</summary>
    public string PhaseName => Variable("SYSTEM_PHASENAME");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
