namespace Nuke.Common.CI.GitLab;

public partial class GitLab
{
    /// <summary><c>CI_JOB_ID</c>.</summary>
    public long JobId => EnvironmentInfo.GetVariable<long>("CI_JOB_ID");

    /// <summary><c>CI_JOB_MANUAL</c>.</summary>
    public bool JobManual => EnvironmentInfo.GetVariable<bool>("CI_JOB_MANUAL");

    /// <summary><c>CI_JOB_NAME</c>.</summary>
    public string JobName => Variable("CI_JOB_NAME");

    /// <summary><c>CI_JOB_STAGE</c>.</summary>
    public string JobStage => Variable("CI_JOB_STAGE");

    /// <summary><c>CI_JOB_TOKEN</c>.</summary>
    public string JobToken => Variable("CI_JOB_TOKEN");

    /// <summary><c>CI_PIPELINE_ID</c>.</summary>
    public long PipelineId => EnvironmentInfo.GetVariable<long>("CI_PIPELINE_ID");

    /// <summary><c>CI_PIPELINE_TRIGGERED</c>.</summary>
    public bool PipelineTriggered => EnvironmentInfo.GetVariable<bool>("CI_PIPELINE_TRIGGERED");

    /// <summary><c>CI_PIPELINE_SOURCE</c>.</summary>
    public string PipelineSource => Variable("CI_PIPELINE_SOURCE");

    /// <summary><c>CI_JOB_IMAGE</c>.</summary>
    public string JobImage => Variable("CI_JOB_IMAGE");

    /// <summary><c>CI_JOB_NAME_SLUG</c>.</summary>
    public string JobNameSlug => Variable("CI_JOB_NAME_SLUG");

    /// <summary><c>CI_JOB_STATUS</c>.</summary>
    public string JobStatus => Variable("CI_JOB_STATUS");

    /// <summary><c>CI_JOB_TIMEOUT</c>.</summary>
    public string JobTimeout => Variable("CI_JOB_TIMEOUT");

    /// <summary><c>CI_JOB_URL</c>.</summary>
    public string JobUrl => Variable("CI_JOB_URL");

    /// <summary><c>CI_JOB_STARTED_AT</c>.</summary>
    public string JobStartedAt => Variable("CI_JOB_STARTED_AT");

    /// <summary><c>CI_NODE_INDEX</c>.</summary>
    public string NodeIndex => Variable("CI_NODE_INDEX");

    /// <summary><c>CI_NODE_TOTAL</c>.</summary>
    public string NodeTotal => Variable("CI_NODE_TOTAL");

    /// <summary><c>CI_PIPELINE_IID</c>.</summary>
    public string PipelineIid => Variable("CI_PIPELINE_IID");

    /// <summary><c>CI_PIPELINE_URL</c>.</summary>
    public string PipelineUrl => Variable("CI_PIPELINE_URL");

    /// <summary><c>CI_PIPELINE_CREATED_AT</c>.</summary>
    public string PipelineCreatedAt => Variable("CI_PIPELINE_CREATED_AT");

    /// <summary><c>CI_PIPELINE_NAME</c>.</summary>
    public string PipelineName => Variable("CI_PIPELINE_NAME");
}
