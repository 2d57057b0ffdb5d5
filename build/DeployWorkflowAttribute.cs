using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Slipway.Environments;
using Slipway.Workflows;
using Slipway.Workflows.Nodes;

/// <summary>Makes <c>deploy-NAME.yml</c>: test, images, deploy, and the release where there is one. The order comes from the targets.</summary>
/// <param name="environment">The environment's name, in build/Environments.cs and on GitHub.</param>
sealed class DeployWorkflowAttribute(string environment) : WorkflowAttribute($"deploy-{environment}")
{
    static readonly string[] s_variables = ["ACME_EMAIL", "SSH_HOST", "SSH_HOST_KEYS", .. Environments.OptionalVariables];

    /// <summary>The environment's name.</summary>
    public string Environment => environment;

    /// <summary>The branch that the environment follows.</summary>
    public string Branch { get; init; } = "";

    /// <summary>Variables of the environment on GitHub that the deploy reads beside those of every environment.</summary>
    public string[] Variables { get; init; } = [];

    /// <summary>The target that tests.</summary>
    public string Test { get; init; } = "";

    /// <summary>The target that builds and pushes images.</summary>
    public string Push { get; init; } = "";

    /// <summary>The target that deploys to the environment.</summary>
    public string Deploy { get; init; } = "";

    /// <summary>The target that publishes what was deployed; null publishes nothing.</summary>
    public string? Release { get; init; }

    DeployEnvironment Declared => RemoteEnvironments.Named(Environment);

    /// <inheritdoc/>
    public override Workflow Define() => new()
    {
        Name = $"deploy-{Environment}",
        RunName = $"${{{{ inputs.version && format('Deploy {{0}} to {Environment}', inputs.version) || '' }}}}",
        Header = [.. WorkflowParts.Generated, .. About],
        DetailedTriggers = [new PushTrigger(Branch), new DispatchTrigger(WorkflowParts.Version("to deploy or roll back to"))],

        // Of the run, not of the job: an older run that tests for longer must not deploy after a newer one.
        ConcurrencyGroup = $"deploy-{Environment}",
        ConcurrencyCancelInProgress = false,
        Jobs = [TestJob, ImagesJob, DeployJob, .. Release is null ? Array.Empty<GitHubActionsJob>() : [ReleaseJob(Release)]],
    };

    string[] About =>
    [
        $"Brings each push to {Branch} to {Environment}: test, images, deploy{(Release is null ? "" : ", release")}. Images are named by their inputs, so those that an",
        "environment ran before with the same sources are promoted by digest, and only what is new is built. Runs wait for each other",
        $"and are never cancelled half-way. By hand it deploys a tag or commit of {Branch}, or goes back to it; what is not part of",
        $"{Branch} is refused by the first job, before anything of it is executed.",
        "",
        $"No pull request starts it: pushes to {Branch} and runs by hand need write access. So code from a fork gets neither a secret",
        $"nor a token that writes. The secrets belong to environment {Environment}; only the step that deploys gets them, after GitHub has",
        "applied the environment's rules (approval, branches) to the job.",
    ];

    Job TestJob => new()
    {
        Name = "test",
        TimeoutMinutes = 90,
        Token = [Permission.Read(GitHubActionsPermissions.Contents)],
        Steps =
        [
            WorkflowParts.Checkout,
            OnBranch,
            WorkflowParts.Sdk,
            WorkflowParts.Engine,
            new CacheStep(["~/.nuget/packages"], "nuget-${{ runner.os }}-${{ hashFiles('**/packages.lock.json') }}", "nuget-${{ runner.os }}-") { Name = "Keep packages" },
            new BuildStep(Test) { Name = "Test", Arguments = "--yes" },
            WorkflowParts.Keep("test-results", "output/test-results"),
        ],
    };

    CallJob ImagesJob => new(new BuildImagesWorkflowAttribute { Push = Push }.Define())
    {
        Name = "images",
        Token = [Permission.Read(GitHubActionsPermissions.Contents), Permission.Write(GitHubActionsPermissions.Packages)],
        With = new Dictionary<string, string> { ["version"] = "${{ inputs.version }}", ["cache"] = LayerCache.Registry },
    };

    Job DeployJob => new()
    {
        Name = "deploy",
        TimeoutMinutes = 30,
        EnvironmentName = Environment,
        EnvironmentUrl = Declared.Smoke!.Pages[0].Url,
        Token =
        [
            Permission.Read(GitHubActionsPermissions.Actions),
            Permission.Read(GitHubActionsPermissions.Contents),
            Permission.Write(GitHubActionsPermissions.Deployments),
            Permission.Read(GitHubActionsPermissions.Packages),
            Permission.Write(GitHubActionsPermissions.Statuses),
        ],

        // Asked again where the secrets are: a tag may have been moved since the first job, and a job can be run again alone.
        Steps = [WorkflowParts.Checkout, OnBranch, WorkflowParts.Sdk, DeployStep, WorkflowParts.Keep($"smoke-{Environment}", "output/smoke")],
    };

    /// <summary>
    /// The environment's branch rule looks at where the run was started, not at what it checks out. In the first job this comes
    /// before anything of the commit is executed, so that no image is built of it and nobody is asked to approve it.
    /// </summary>
    Step OnBranch => new RunStep(
        """
        if ! git merge-base --is-ancestor HEAD "origin/$BRANCH"; then
          echo "::error::$(git rev-parse HEAD) is not part of $BRANCH. Run the workflow again with a tag or commit that is."
          exit 1
        fi

        """)
    {
        Name = $"Refuse what is not part of {Branch}",
        Env = new Dictionary<string, string> { ["BRANCH"] = Branch },
    };

    Step DeployStep => new BuildStep(Deploy)
    {
        Name = "Deploy",
        Env = new SortedDictionary<string, string>(
            Declared.SecretNames.Append("SSH_PRIVATE_KEY").ToDictionary(x => x, x => $"${{{{ secrets.{x} }}}}")
                .Concat(s_variables.Concat(Variables).ToDictionary(x => x, x => $"${{{{ vars.{x} }}}}"))
                .Append(new("GITHUB_TOKEN", WorkflowParts.Token))
                .ToDictionary(), StringComparer.Ordinal),
    };

    static Job ReleaseJob(string target) => new()
    {
        Name = "release",
        If = "${{ !inputs.version }}",
        TimeoutMinutes = 15,
        Token = [Permission.Write(GitHubActionsPermissions.Contents), Permission.Write(GitHubActionsPermissions.PullRequests)],
        Steps =
        [
            WorkflowParts.Checkout,
            WorkflowParts.Sdk,
            new BuildStep(target)
            {
                Name = "Tag, write the changelog, publish",
                Env = new Dictionary<string, string>
                {
                    ["GITHUB_TOKEN"] = WorkflowParts.Token,

                    // Git asks for the token when it pushes the tag and the changelog; it is in no file.
                    ["GIT_CONFIG_COUNT"] = "1",
                    ["GIT_CONFIG_KEY_0"] = "credential.${{ github.server_url }}.helper",
                    ["GIT_CONFIG_VALUE_0"] = """!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f""",
                },
            },
        ],
    };
}
