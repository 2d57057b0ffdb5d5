using Slipway.Workflows.Nodes;

/// <summary>What jobs of more than one workflow have in common.</summary>
static class WorkflowParts
{
    /// <summary>First lines of every file.</summary>
    public static readonly string[] Generated =
    [
        "Generated from build/Build.Workflows.cs; never edited. Change it there, then run ./build.sh GenerateWorkflows.",
        "The commits of actions come from pins.yml; a test fails when this file is stale.",
        "",
    ];

    /// <summary>What is deployed: what a person asked for, else the commit that was pushed.</summary>
    public const string Commit = "${{ inputs.version || github.sha }}";

    /// <summary>The token of the job, for the one step that gets it.</summary>
    public const string Token = "${{ github.token }}";

    /// <summary>The version or commit that a person asks for.</summary>
    public static Input Version(string purpose) => new("version", $"Tag or full commit {purpose}; empty: the newest of the branch") { Default = "" };

    /// <summary>The sources with their whole history, because versions are computed from it. The token is not left on the disk.</summary>
    public static Step Checkout => new ActionStep("actions/checkout")
    {
        Name = "Check out",
        With = new Dictionary<string, string> { ["ref"] = Commit, ["fetch-depth"] = "0", ["persist-credentials"] = "false" },
    };

    /// <summary>The SDK that global.json names.</summary>
    public static Step Sdk => new ActionStep("actions/setup-dotnet")
    {
        Name = "Install the SDK",
        With = new Dictionary<string, string> { ["global-json-file"] = "global.json" },
    };

    /// <summary>Docker with the image store that keeps attestations and exports layer caches.</summary>
    public static Step Engine => new ActionStep("docker/setup-docker-action")
    {
        Name = "Start an engine that can store attestations",
        With = new Dictionary<string, string> { ["daemon-config"] = """{"features": {"containerd-snapshotter": true}}""" },
    };

    /// <summary>Keeps files with the run, also of a run that failed.</summary>
    public static Step Keep(string name, string path) => new ActionStep("actions/upload-artifact")
    {
        Name = $"Keep {name}",
        If = "${{ !cancelled() }}",
        With = new Dictionary<string, string> { ["name"] = name, ["path"] = path, ["if-no-files-found"] = "ignore" },
    };
}
