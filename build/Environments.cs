using System.Collections.Immutable;
using Slipway;
using Slipway.Contracts;
using Slipway.Environments;
using Slipway.GitHub.Setup;
using Slipway.Images;
using Slipway.Sandbox;
using Slipway.Servers;

/// <summary>Where releases can live. Everything that a person decides about an environment stands here or is a parameter.</summary>
static class Environments
{
    const string Application = "slipway";

    /// <summary>The services of docker/compose.yaml, in the order in which they are rolled out.</summary>
    static readonly ImmutableArray<Stage> Stages =
    [
        new(StageKind.Infrastructure, ["db"]),
        new(StageKind.Backend, ["migrate", "backend"]),
        new(StageKind.Frontend, ["frontend"]),
        new(StageKind.Edge, ["caddy"]),
    ];

    static readonly ImmutableArray<HealthProbe> Probes =
    [
        new("backend", 8000) { DigestProperty = "imageDigest" },
        new("frontend", 3000) { DigestProperty = "imageDigest" },
    ];

    /// <summary>What is compared with the release that serves before a deploy; see docs/contracts.md.</summary>
    static readonly ContractFiles Contract = new()
    {
        ApiDocument = "src/Backend/openapi.json",
        FrontendUse = "src/Frontend/api-use.json",
        Migrations = "src/Backend/Migrations",
        MigrationService = "migrate",
        Backup = new DatabaseBackup("db"),
    };

    static readonly ImageDefinition Backend = new("backend")
    {
        Variable = "BACKEND_IMAGE",
        Inputs = [.. Shared, "src/Backend", "docker/backend"],
        BuildArguments = ImmutableDictionary<string, string>.Empty
            .Add("MODEL_NAME", "all-MiniLM-L6-v2")
            .Add("MODEL_REVISION", "c9745ed1d9f207416be6d2e6f8de32d1f16199bf"),
    };

    static readonly ImageDefinition Frontend = new("frontend")
    {
        Variable = "FRONTEND_IMAGE",
        Inputs = [.. Shared, "src/Frontend", "docker/frontend"],
    };

    /// <summary>What both images are built from beside their own sources.</summary>
    static ImmutableArray<string> Shared =>
    [
        ".dockerignore", "Directory.Build.props", "Directory.Packages.props", "global.json",
        "docker/bake.hcl", "docker/dotnet-image.sh", "src/Hosting",
    ];

    /// <summary>The images of others that the sandbox needs in its registry, where no hub is reachable.</summary>
    public static ImmutableArray<SandboxImage> SandboxImages => [SandboxImage.Caddy, SandboxImage.Postgres];

    /// <summary>The images that the sandbox builds ours on.</summary>
    public static ImmutableArray<SandboxImage> SandboxBaseImages => [SandboxImage.DotNetSdk, SandboxImage.AspNet];

    /// <summary>The sandbox on this machine.</summary>
    /// <param name="server">Its server.</param>
    /// <param name="registry">Its registry: <c>localhost:5555</c>.</param>
    /// <param name="databasePassword">Made when the sandbox is.</param>
    public static DeployEnvironment Local(SandboxServer server, string registry, Secret databasePassword) => new()
    {
        Name = "local",
        Application = Application,
        Server = server.Server,
        Platform = SandboxPlatform,
        ComposeFiles = ["docker/compose.yaml", "docker/sandbox/compose.local.yaml"],
        Registry = new Registry($"{registry}/{Application}"),
        Images =
        [
            .. new[] { Backend, Frontend }.Select(x => x with
            {
                BaseImages = ImmutableDictionary<string, string>.Empty
                    .Add("SDK_IMAGE", SandboxImage.DotNetSdk.Local)
                    .Add("RUNTIME_IMAGE", SandboxImage.AspNet.Local),
            }),
        ],
        Stages = Stages,
        Probes = Probes,
        Contract = Contract,
        Variables = Domains("api.local.test", "app.local.test")
            .Add("POSTGRES_IMAGE", SandboxImage.Postgres.In(registry))
            .Add("CADDY_IMAGE", SandboxImage.Caddy.In(registry)),
        Secrets = ImmutableDictionary<string, Secret>.Empty.Add("DATABASE_PASSWORD", databasePassword),
        Smoke = SmokeOf("api.local.test", "app.local.test") with
        {
            TrustedRoot = "caddy:/data/caddy/pki/authorities/local/root.crt",
            Resolve = ImmutableDictionary<string, string>.Empty
                .Add("api.local.test", $"{server.Server.Host}:{server.HttpsPort}")
                .Add("app.local.test", $"{server.Server.Host}:{server.HttpsPort}"),
        },
    };

    /// <summary>Follows <c>develop</c>.</summary>
    public static DeployEnvironment Qa(Remote remote) => OnServer("qa", "docker/compose.qa.yaml", "api-qa.example.com", "app-qa.example.com", remote);

    /// <summary>Follows <c>master</c>.</summary>
    public static DeployEnvironment Production(Remote remote) => OnServer("production", "docker/compose.production.yaml", "api.example.com", "app.example.com", remote);

    /// <summary>How GitHub has to protect these environments and the branches that they follow.</summary>
    /// <param name="reviewers">Who must approve a deploy to production.</param>
    /// <param name="deployers">Who may dispatch one where nobody can be required to approve.</param>
    public static GitHubSetup OnGitHub(ImmutableArray<string> reviewers, ImmutableArray<string> deployers)
    {
        var production = EnvironmentOnGitHub("production", "master") with { Reviewers = reviewers };
        return new GitHubSetup
        {
            Environments =
            [
                EnvironmentOnGitHub("qa", "develop"),
                deployers.IsEmpty ? production : production with { Variables = production.Variables.SetItem("PRODUCTION_DEPLOYERS", string.Join(' ', deployers)) },
            ],
            // No check is required: the workflows run on pushes, so that a pull request would wait for one for ever.
            Branches = [new BranchSetup("develop"), new BranchSetup("master")],
        };
    }

    /// <summary>Values come from variables with the environment's name before theirs, such as QA_SSH_HOST.</summary>
    static EnvironmentSetup EnvironmentOnGitHub(string name, string branch)
    {
        var setup = new EnvironmentSetup(name) { Branches = [branch], RequiredSecrets = ["DATABASE_PASSWORD", "SSH_PRIVATE_KEY"] };
        return setup with
        {
            Variables = Given("SSH_HOST", "SSH_HOST_KEYS", "ACME_EMAIL").ToImmutableSortedDictionary(),
            Secrets = Given([.. setup.RequiredSecrets]).ToImmutableSortedDictionary(x => x.Key, x => new Secret(x.Value)),
        };

        IEnumerable<KeyValuePair<string, string>> Given(params string[] names) => names
            .Select(x => KeyValuePair.Create(x, System.Environment.GetEnvironmentVariable(setup.VariableOf(x)) ?? ""))
            .Where(x => x.Value.Length > 0);
    }

    static DeployEnvironment OnServer(string name, string composeFile, string api, string app, Remote remote) => new()
    {
        Name = name,
        Application = Application,
        Server = new Server(name, remote.Host ?? api) { HostKeys = remote.HostKeys },
        ComposeFiles = ["docker/compose.yaml", composeFile],
        EnvFile = remote.EnvFile($".env.{name}"),
        Registry = remote.Registry,
        Images = [Backend, Frontend],
        Stages = Stages,
        Probes = Probes,
        Contract = Contract,
        Variables = Domains(api, app).AddRange(remote.Values("ACME_EMAIL")),
        Secrets = remote.Secrets("DATABASE_PASSWORD"),
        SecretNames = ["DATABASE_PASSWORD"],
        Smoke = SmokeOf(api, app),
    };

    static ImmutableDictionary<string, string> Domains(string api, string app) =>
        ImmutableDictionary<string, string>.Empty.Add("API_DOMAIN", api).Add("APP_DOMAIN", app);

    static SmokeChecks SmokeOf(string api, string app) => new()
    {
        Http =
        [
            new($"https://{api}/health") { Service = "backend", DigestProperty = "imageDigest" },
            new($"https://{api}/api/berths"),
        ],
        Pages = [new($"https://{app}/") { Selector = "#berths [data-berth]" }],
    };

    static string SandboxPlatform =>
        System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "linux/arm64" : "linux/amd64";
}

/// <summary>What parameters and the machine's environment say about a remote environment.</summary>
/// <param name="Host">Host name or address; null is the API's domain.</param>
/// <param name="HostKeys">Pinned fingerprints.</param>
/// <param name="Registry">Where images are pushed to.</param>
/// <param name="Root">The repository's root.</param>
sealed record Remote(string? Host, ImmutableArray<string> HostKeys, Registry Registry, string Root)
{
    /// <summary>The env file where there is one; CI gives everything as environment variables.</summary>
    public string? EnvFile(string name) => File.Exists(Path.Combine(Root, name)) ? name : null;

    /// <summary>Those of the named values that are environment variables here, as on CI; the others must be in the env file.</summary>
    public ImmutableDictionary<string, string> Values(params string[] names) => names
        .Select(x => KeyValuePair.Create(x, System.Environment.GetEnvironmentVariable(x) ?? ""))
        .Where(x => x.Value.Length > 0)
        .ToImmutableDictionary();

    /// <summary>The same for values that must not be printed.</summary>
    public ImmutableDictionary<string, Secret> Secrets(params string[] names) =>
        Values(names).ToImmutableDictionary(x => x.Key, x => new Secret(x.Value));
}
