using Nuke.Common.CI.GitHubActions;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Workflows;
using Slipway.Workflows.Nodes;

/// <summary>Makes <c>build-images.yml</c>: images for every architecture that an environment declares, each on a runner of its own kind.</summary>
sealed class BuildImagesWorkflowAttribute() : WorkflowAttribute("build-images")
{
    const string PushStep = "push";

    static readonly Dictionary<string, string> s_runners = new()
    {
        ["linux/amd64"] = "ubuntu-24.04",
        ["linux/arm64"] = "ubuntu-24.04-arm",
    };

    static readonly Input s_cache = new("cache", "Where layers are kept between builds")
    {
        Type = InputType.Choice,
        Options = [LayerCache.Registry, LayerCache.GitHub, LayerCache.None],
        Default = LayerCache.Registry,
    };

    /// <summary>The target that builds and pushes.</summary>
    public string Push { get; init; } = "";

    /// <summary>The environments that servers run, one for each platform.</summary>
    static DeployEnvironment[] Environments => [.. RemoteEnvironments.All.DistinctBy(x => x.Platform)];

    /// <inheritdoc/>
    public override Workflow Define() => new()
    {
        Name = "build-images",
        Header =
        [
            .. WorkflowParts.Generated,
            "Builds the images and pushes them by digest, each architecture on a runner of its own kind; where there are several, whoever",
            "comes last joins them to one index. What the registry has for the same inputs is not built again: it gets the tags of this",
            "commit.",
            "",
            "No pull request starts it. It is called by the workflows that deploy, and by people with write access; so code from a fork",
            "gets neither a secret (it uses none) nor a token that writes (only this job's can, and only packages).",
        ],
        DetailedTriggers = [Called, new DispatchTrigger(WorkflowParts.Version("to build"), s_cache)],
        Jobs = [PushJob],
    };

    static CallTrigger Called => new()
    {
        Inputs = [WorkflowParts.Version("to build"), s_cache],
        Outputs =
        [
            .. Images.Select(x => new CallOutput(x.Name, $"Digest of image {x.Name}, for {string.Join(" and ", RemoteEnvironments.Platforms)}", $"${{{{ jobs.images.outputs.{x.Name} }}}}")),
        ],
    };

    static IEnumerable<ImageDefinition> Images => Environments.SelectMany(x => x.Images).DistinctBy(x => x.Name);

    Job PushJob => new()
    {
        Name = "images",
        Title = "images for ${{ matrix.platform }}",
        RunsOn = "${{ matrix.runner }}",
        TimeoutMinutes = 60,
        Token = [Permission.Read(GitHubActionsPermissions.Contents), Permission.Write(GitHubActionsPermissions.Packages)],
        Matrix = new Matrix([.. Environments.Select(Combination)]),
        Outputs = Images.ToDictionary(x => x.Name, x => $"${{{{ steps.{PushStep}.outputs.{x.Name} }}}}"),
        Steps = [WorkflowParts.Checkout, WorkflowParts.Sdk, WorkflowParts.Engine, RegistryLogin, GitHubCache, BuildAndPush],
    };

    static Dictionary<string, string> Combination(DeployEnvironment environment) => new()
    {
        ["platform"] = environment.Platform,
        ["environment"] = environment.Name,
        ["runner"] = s_runners.TryGetValue(environment.Platform, out var runner)
            ? runner
            : throw new InvalidOperationException($"There is no runner for {environment.Platform}, which {environment.Name} declares: {string.Join(", ", s_runners.Keys)}."),
    };

    static Step RegistryLogin => new ActionStep("docker/login-action")
    {
        Name = "Log in, for the layer cache in the registry",
        If = $"${{{{ inputs.cache == '{LayerCache.Registry}' }}}}",
        With = new Dictionary<string, string> { ["registry"] = "ghcr.io", ["username"] = "${{ github.actor }}", ["password"] = WorkflowParts.Token },
    };

    static Step GitHubCache => new ActionStep("crazy-max/ghaction-github-runtime")
    {
        Name = "Let scripts reach GitHub's cache",
        If = $"${{{{ inputs.cache == '{LayerCache.GitHub}' }}}}",
    };

    Step BuildAndPush => new BuildStep(Push)
    {
        Name = "Build what is missing, and push",
        Id = PushStep,
        Arguments = "--environment \"$DEPLOY_ENVIRONMENT\" --layer-cache \"$LAYER_CACHE\"",
        Env = new Dictionary<string, string>
        {
            ["ATTESTATIONS"] = "true",
            ["DEPLOY_ENVIRONMENT"] = "${{ matrix.environment }}",
            ["GITHUB_TOKEN"] = WorkflowParts.Token,
            ["LAYER_CACHE"] = "${{ inputs.cache }}",
        },
    };
}
