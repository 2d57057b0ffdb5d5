namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    GitHubActionsSubmodules? _submodules;
    bool? _lfs;
    uint? _fetchDepth;
    bool? _progress;
    string? _filter;

    /// <summary>What starts the workflow, without conditions.</summary>
    public GitHubActionsTrigger[] On { get; set; } = [];

    /// <summary>Pushes to these branches start it.</summary>
    public string[] OnPushBranches { get; set; } = [];

    /// <summary>Pushes to all but these branches start it.</summary>
    public string[] OnPushBranchesIgnore { get; set; } = [];

    /// <summary>Pushes of these tags start it.</summary>
    public string[] OnPushTags { get; set; } = [];

    /// <summary>Pushes of all but these tags start it.</summary>
    public string[] OnPushTagsIgnore { get; set; } = [];

    /// <summary>Pushes that change one of these files start it.</summary>
    public string[] OnPushIncludePaths { get; set; } = [];

    /// <summary>Pushes that change only these files do not.</summary>
    public string[] OnPushExcludePaths { get; set; } = [];

    /// <summary>Pull requests to these branches start it.</summary>
    public string[] OnPullRequestBranches { get; set; } = [];

    /// <summary>Pull requests to these tags start it.</summary>
    public string[] OnPullRequestTags { get; set; } = [];

    /// <summary>Pull requests that change one of these files start it.</summary>
    public string[] OnPullRequestIncludePaths { get; set; } = [];

    /// <summary>Pull requests that change only these files do not.</summary>
    public string[] OnPullRequestExcludePaths { get; set; } = [];

    /// <summary>People start it and may give these inputs.</summary>
    public string[] OnWorkflowDispatchOptionalInputs { get; set; } = [];

    /// <summary>People start it and have to give these inputs.</summary>
    public string[] OnWorkflowDispatchRequiredInputs { get; set; } = [];

    /// <summary>The clock starts it, such as <c>0 4 * * *</c> (UTC).</summary>
    public string? OnCronSchedule { get; set; }

    /// <summary>Parameters whose values are secrets of the repository: <c>NuGetApiKey</c> is <c>NUGET_API_KEY</c> there.</summary>
    public string[] ImportSecrets { get; set; } = [];

    /// <summary>Whether the build gets the workflow's token.</summary>
    public bool EnableGitHubToken { get; set; }

    /// <summary>What the token may change.</summary>
    public GitHubActionsPermissions[] WritePermissions { get; set; } = [];

    /// <summary>What the token may read.</summary>
    public GitHubActionsPermissions[] ReadPermissions { get; set; } = [];

    /// <summary>The files that are kept from one run to the next.</summary>
    public string[] CacheIncludePatterns { get; set; } = [".nuke/temp", "~/.nuget/packages"];

    /// <summary>Those that are not.</summary>
    public string[] CacheExcludePatterns { get; set; } = [];

    /// <summary>The files whose content decides whether what was kept still serves; none switches the cache off.</summary>
    public string[] CacheKeyFiles { get; set; } = ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    /// <summary>Whether what the targets produce is kept with the run.</summary>
    public bool PublishArtifacts { get; set; } = true;

    /// <summary>When it is kept, as an expression.</summary>
    public string? PublishCondition { get; set; }

    /// <summary>When a job is given up, in minutes; 0 is GitHub's default.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The environment whose rules and secrets apply.</summary>
    public string? EnvironmentName { get; set; }

    /// <summary>The address shown with the environment.</summary>
    public string? EnvironmentUrl { get; set; }

    /// <summary>Runs of the same group wait for each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>Whether a new run of the group cancels the running one.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>Jobs of the same group wait for each other.</summary>
    public string? JobConcurrencyGroup { get; set; }

    /// <summary>Whether a new job of the group cancels the running one.</summary>
    public bool JobConcurrencyCancelInProgress { get; set; }

    /// <summary>The targets that run.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Which submodules are checked out.</summary>
    public GitHubActionsSubmodules Submodules
    {
        get => _submodules ?? GitHubActionsSubmodules.False;
        set => _submodules = value;
    }

    /// <summary>Whether large files are fetched.</summary>
    public bool Lfs
    {
        get => _lfs ?? false;
        set => _lfs = value;
    }

    /// <summary>The number of commits that are fetched; 0 is all.</summary>
    public uint FetchDepth
    {
        get => _fetchDepth ?? 1;
        set => _fetchDepth = value;
    }

    /// <summary>Whether the checkout logs its progress.</summary>
    public bool Progress
    {
        get => _progress ?? true;
        set => _progress = value;
    }

    /// <summary>What a partial clone leaves out, such as <c>tree:0</c>.</summary>
    public string Filter
    {
        get => _filter ?? "";
        set => _filter = value;
    }
}
