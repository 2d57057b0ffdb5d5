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

    /// <summary>What docker/compose.monitoring.yaml adds to them where an environment is watched.</summary>
    static readonly Stage Watchers = new(
        StageKind.Monitoring, ["node-exporter", "cadvisor", "postgres-exporter", "blackbox-exporter", "alertmanager", "prometheus", "grafana"]);

    static readonly ImmutableArray<HealthProbe> Probes =
    [
        new("backend", 8000) { DigestProperty = "imageDigest" },
        new("frontend", 3000) { DigestProperty = "imageDigest" },
    ];

    /// <summary>Which model the backend asks and where its traces go; without them it asks none. See docs/langfuse.md.</summary>
    public static readonly string[] OptionalVariables = ["LANGFUSE_HOST", "LANGFUSE_PUBLIC_KEY", "LLM_BASE_URL", "LLM_MODEL"];

    static readonly string[] OptionalSecrets = ["LANGFUSE_SECRET_KEY", "LLM_API_KEY"];

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
    /// <param name="monitored">Whether what watches the application is among them.</param>
    public static ImmutableArray<SandboxImage> SandboxImages(bool monitored) =>
        [SandboxImage.Caddy, SandboxImage.Postgres, SandboxImage.Python, .. monitored ? [SandboxImage.Monitoring] : Array.Empty<SandboxImage>()];

    /// <summary>The domains that lead to the sandbox's server, within the sandbox.</summary>
    public static ImmutableArray<string> SandboxDomains => ["api.local.test", "app.local.test", "www.local.test"];

    /// <summary>The images that the sandbox builds ours on.</summary>
    public static ImmutableArray<SandboxImage> SandboxBaseImages => [SandboxImage.DotNetSdk, SandboxImage.AspNet];

    /// <summary>The sandbox on this machine.</summary>
    /// <param name="server">Its server.</param>
    /// <param name="registry">Its registry: <c>localhost:5555</c>.</param>
    /// <param name="authority">Who signs its certificates; null before there is one.</param>
    /// <param name="databasePassword">Made when the sandbox is.</param>
    /// <param name="tracingKey">Made when the sandbox is.</param>
    public static DeployEnvironment Local(SandboxServer server, string registry, SandboxAuthority? authority, Secret databasePassword, Secret tracingKey) => new()
    {
        Name = "local",
        Application = Application,
        Server = server.Server,
        Platform = SandboxPlatform,
        ComposeFiles = ["docker/compose.yaml", "docker/sandbox/compose.local.yaml"],
        Registry = new Registry($"{registry}/{Application}"),
        Images = BuiltHere,
        Stages = [.. Stages.Select(x => x.Kind == StageKind.Infrastructure ? x with { Services = x.Services.Add("traces") } : x)],
        Probes = Probes,
        Contract = Contract,
        Variables = Domains("api.local.test", "app.local.test", "www.local.test")
            .Add("AUTHORITY_ADDRESS", authority?.Address ?? "192.0.2.1")
            // A plan before there is a sandbox needs some folder to stand for that of the root certificate.
            .Add("AUTHORITY_ROOT", authority?.Directory ?? "../docker/sandbox/authority")
            .Add("POSTGRES_IMAGE", SandboxImage.Postgres.In(registry))
            .Add("CADDY_IMAGE", SandboxImage.Caddy.In(registry))
            .Add("PYTHON_IMAGE", SandboxImage.Python.In(registry)),
        Secrets = ImmutableDictionary<string, Secret>.Empty.Add("DATABASE_PASSWORD", databasePassword).Add("LANGFUSE_SECRET_KEY", tracingKey),
        Smoke = Reached(SmokeOf("api.local.test", "app.local.test", "www.local.test"), server) with
        {
            TrustedRoot = authority?.RootFile,
            Containers = [new("traces arrive", "traces", "python3 /receiver/receiver.py expect {digest:backend}")],
        },
    };

    /// <summary>Follows <c>develop</c>.</summary>
    public static DeployEnvironment Qa(Remote remote) => OnServer("qa", "docker/compose.qa.yaml", "api-qa.example.com", "app-qa.example.com", remote);

    /// <summary>Follows <c>master</c>, and is watched: QA saves the memory of that.</summary>
    public static DeployEnvironment Production(Remote remote) =>
        Watched(OnServer("production", "docker/compose.production.yaml", "api.example.com", "app.example.com", remote, "www.example.com", "example.com"), remote);

    /// <summary>QA or production as it is, on the sandbox's server: to see what it would be before there is a server.</summary>
    /// <param name="environment">One of them.</param>
    /// <param name="server">The server.</param>
    /// <param name="registry">Its registry: <c>localhost:5555</c>.</param>
    /// <param name="password">Stands for each of the environment's secrets.</param>
    public static DeployEnvironment OnSandbox(DeployEnvironment environment, SandboxServer server, string registry, Secret password) => environment with
    {
        Server = server.Server,
        Platform = SandboxPlatform,
        ComposeFiles = environment.ComposeFiles.Add("docker/sandbox/compose.remote.yaml"),
        EnvFile = null,
        Registry = new Registry($"{registry}/{Application}"),
        Images = BuiltHere,
        Variables = environment.Variables.SetItems(ImmutableDictionary<string, string>.Empty
            .Add("ACME_EMAIL", "nobody@example.com")
            .Add("POSTGRES_IMAGE", SandboxImage.Postgres.In(registry))
            .Add("CADDY_IMAGE", SandboxImage.Caddy.In(registry))
            .AddRange(WatcherImages.Select(x => KeyValuePair.Create(x, SandboxImage.Monitoring.In(registry))))),
        Secrets = environment.SecretNames.Except(OptionalSecrets).ToImmutableDictionary(x => x, x => x == "ALERT_WEBHOOK_URL" ? s_nowhere : password),
        Smoke = Reached(environment.Smoke!, server),
    };

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
        var setup = new EnvironmentSetup(name) { Branches = [branch], RequiredSecrets = [.. RemoteEnvironments.Named(name).SecretNames.Except(OptionalSecrets), "SSH_PRIVATE_KEY"] };
        return setup with
        {
            Variables = Given(["SSH_HOST", "SSH_HOST_KEYS", "ACME_EMAIL", .. OptionalVariables]).ToImmutableSortedDictionary(),
            Secrets = Given([.. setup.RequiredSecrets, .. OptionalSecrets]).ToImmutableSortedDictionary(x => x.Key, x => new Secret(x.Value)),
        };

        IEnumerable<KeyValuePair<string, string>> Given(params string[] names) => names
            .Select(x => KeyValuePair.Create(x, System.Environment.GetEnvironmentVariable(setup.VariableOf(x)) ?? ""))
            .Where(x => x.Value.Length > 0);
    }

    static DeployEnvironment OnServer(string name, string composeFile, string api, string app, Remote remote, params string[] redirects) => new()
    {
        Name = name,
        Application = Application,
        Server = Server.At(name, remote.Host ?? api) with { HostKeys = remote.HostKeys },
        ComposeFiles = ["docker/compose.yaml", "docker/compose.monitoring.yaml", composeFile],
        EnvFile = remote.EnvFile($".env.{name}"),
        Registry = remote.Registry,
        Images = [Backend, Frontend],
        Stages = Stages,
        Probes = Probes,
        Contract = Contract,
        Variables = Domains(api, app, redirects).AddRange(remote.Values("ACME_EMAIL")).AddRange(remote.Values(OptionalVariables)),
        Secrets = remote.Secrets(["DATABASE_PASSWORD", .. OptionalSecrets]),
        SecretNames = ["DATABASE_PASSWORD", .. OptionalSecrets],
        Smoke = SmokeOf(api, app, redirects),
    };

    /// <summary>With what watches it: the Compose profile, the stage that it is rolled out in, and its secrets.</summary>
    static DeployEnvironment Watched(DeployEnvironment environment, Remote remote) => environment with
    {
        Profiles = ["monitoring"],
        Stages = environment.Stages.Add(Watchers),
        Secrets = environment.Secrets.AddRange(remote.Secrets("GRAFANA_PASSWORD", "ALERT_WEBHOOK_URL")),
        SecretNames = environment.SecretNames.AddRange("GRAFANA_PASSWORD", "ALERT_WEBHOOK_URL"),
    };

    static readonly string[] WatcherImages =
        ["PROMETHEUS_IMAGE", "ALERTMANAGER_IMAGE", "NODE_EXPORTER_IMAGE", "POSTGRES_EXPORTER_IMAGE", "BLACKBOX_EXPORTER_IMAGE"];

    /// <summary>Alerts of a sandbox wake nobody.</summary>
    static readonly Secret s_nowhere = new("http://127.0.0.1:9/");

    /// <summary>Our images, on what a machine without a hub has.</summary>
    static ImmutableArray<ImageDefinition> BuiltHere =>
    [
        .. new[] { Backend, Frontend }.Select(x => x with
        {
            BaseImages = ImmutableDictionary<string, string>.Empty
                .Add("SDK_IMAGE", SandboxImage.DotNetSdk.Local)
                .Add("RUNTIME_IMAGE", SandboxImage.AspNet.Local),
        }),
    ];

    /// <summary>The same checks where names lead to the sandbox's server, whose proxy signs its certificates itself.</summary>
    static SmokeChecks Reached(SmokeChecks checks, SandboxServer server) => checks with
    {
        TrustedRoot = "caddy:/data/caddy/pki/authorities/local/root.crt",
        Resolve = checks.Http.Select(x => x.Url).Concat(checks.Pages.Select(x => x.Url)).Select(x => new Uri(x).Host).Distinct()
            .ToImmutableDictionary(x => x, _ => $"{server.Server.Host}:{server.HttpsPort}"),
    };

    /// <param name="api">Of the API.</param>
    /// <param name="app">Of the page.</param>
    /// <param name="redirects">Those that only lead to the page: <c>www.</c> and the bare one.</param>
    static ImmutableDictionary<string, string> Domains(string api, string app, params string[] redirects)
    {
        var domains = ImmutableDictionary<string, string>.Empty.Add("API_DOMAIN", api).Add("APP_DOMAIN", app);
        return redirects.Length == 0 ? domains : domains.Add("REDIRECT_DOMAINS", string.Join(", ", redirects));
    }

    static SmokeChecks SmokeOf(string api, string app, params string[] redirects) => new()
    {
        Http =
        [
            new($"https://{api}/health") { Service = "backend", DigestProperty = "imageDigest" },
            new($"https://{api}/api/berths"),
            .. redirects.Select(x => new HttpCheck($"https://{x}/") { Status = 301 }),
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
