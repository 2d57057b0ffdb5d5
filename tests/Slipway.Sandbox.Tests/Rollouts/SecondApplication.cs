using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CliWrap;
using Serilog;
using Slipway.Environments;
using Slipway.Health;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Images;
using Slipway.Servers;
using Slipway.Smoke;
using Slipway.Versioning;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>
/// A checkout of the second application and the pipeline that ships it, as <c>build/</c> runs it: nothing of the example
/// application is in here, and nothing of this one in <c>src/</c>.
/// </summary>
internal sealed class SecondApplication : IDisposable
{
    private readonly string _screenshots = Directory.CreateTempSubdirectory("slipway-screenshots-").FullName;
    private readonly string _root;
    private readonly SandboxServer _server;
    private bool _ownsCheckout;

    /// <summary>The application on a server, from a checkout that is there.</summary>
    public SecondApplication(SecondCheckout checkout)
    {
        (Checkout, _root, _server) = (checkout, checkout.Root, checkout.Server);
        Environment = EnvironmentOn(checkout.Server, checkout.Registry, checkout.Redis, checkout.Caddy);
        Logger = Log.Logger;
    }

    /// <summary>Where it comes from and goes to, for another process.</summary>
    public SecondCheckout Checkout { get; }

    /// <summary>The environment; a test may change it.</summary>
    public DeployEnvironment Environment { get; set; }

    /// <summary>Everything that was logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Where progress is reported; a test may listen, too.</summary>
    public ILogger Logger { get; set; }

    public GateOptions Gate { get; set; } = new();

    public RetentionPolicy Retention { get; set; } = RetentionPolicy.Default;

    /// <summary>Most tests look for the ordinary project right after a deploy, so nothing stays warm.</summary>
    public TimeSpan WarmWindow { get; set; }

    /// <summary>How often new containers began to be waited for.</summary>
    public int Waits { get; private set; }

    /// <summary>Commands that the last deploy sent.</summary>
    public int RoundTrips { get; private set; }

    /// <summary>What else than this machine's platform servers are.</summary>
    public ImmutableArray<string> Platforms { get; set; } = [];

    public string Actor { get; set; } = "ann@laptop";

    /// <summary>A checkout of its own; the server is shared, so a test first deploys what it starts from.</summary>
    public static async Task<SecondApplication> CheckOutAsync(SandboxFixture sandbox, string name = "second")
    {
        var server = await sandbox.ServerAsync(name);
        var redis = await sandbox.ImageAsync(SandboxImage.Redis);
        var caddy = await sandbox.ImageAsync(SandboxImage.Caddy);
        await SandboxImages.EnsureAsync(new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(true) }, [SandboxImage.Python, SandboxImage.Node]);
        var root = Directory.CreateTempSubdirectory("slipway-second-").FullName;
        var application = new SecondApplication(new SecondCheckout(root, server, sandbox.PrivateKeyFile, sandbox.Registry, redis, caddy)) { _ownsCheckout = true };
        CopyTree(Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Applications", "second"), application._root);
        await application.GitAsync("init", "--quiet", "--initial-branch", "develop");
        await application.CommitAsync("feat: the second application");
        return application;
    }

    /// <summary>Changes a file and commits it.</summary>
    public async Task ChangeAsync(string file, string old, string @new)
    {
        var path = Path.Combine(_root, file);
        var text = await File.ReadAllTextAsync(path);
        text.Should().Contain(old);
        await File.WriteAllTextAsync(path, text.Replace(old, @new, StringComparison.Ordinal));
        await CommitAsync($"fix: change {file}");
    }

    /// <summary>Replaces what a pattern matches in a file and commits it; the same content is the same image again.</summary>
    public async Task ReplaceAsync(string file, string pattern, string replacement)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(_root, file));
        var old = Regex.Match(text, pattern);
        old.Success.Should().BeTrue();
        if (old.Value != replacement)
            await ChangeAsync(file, old.Value, replacement);
    }

    /// <summary>Brings back the release that served before.</summary>
    public async Task<RolloutPlan> RollBackAsync()
    {
        await using var deployment = await ConnectAsync();
        var plan = await deployment.PlanRollbackAsync(null);
        await deployment.RollBackAsync(plan, (_, _) => Task.CompletedTask);
        RoundTrips = deployment.Connection.RoundTrips;
        return plan;
    }

    /// <summary>Builds and pushes what the registry lacks.</summary>
    public async Task<(ImmutableArray<BuiltImage> Images, SourceVersion Source)> ShipAsync()
    {
        using var registry = new RegistryClient([Environment.Registry]);
        var plan = await PlanAsync();
        await new ImageBuilder(Logger).BuildAsync(plan);
        return (await new ImagePusher(registry, Logger).PushAsync(plan), plan.Source);
    }

    /// <summary>Which images the checkout needs.</summary>
    public async Task<ImagePlan> PlanAsync()
    {
        using var registry = new RegistryClient([Environment.Registry]);
        var checkout = await Slipway.Versioning.Checkout.ReadAsync(_root);
        var options = new BuildOptions(Environment.Registry) { BakeFile = "docker-bake.hcl", Platform = Environment.Platform, Platforms = Platforms };
        return await ImagePlan.MakeAsync(checkout, SourceVersion.Of(checkout), Environment.Images, options, registry);
    }

    public Task<Deployment> ConnectAsync() => Deployment.ConnectAsync(Environment, new DeploymentOptions
    {
        Credentials = SshCredentials.FromFile(Checkout.PrivateKeyFile), Actor = Actor, Gate = Gate, Retention = Retention, WarmWindow = WarmWindow, OnWaiting = () => Waits++, Log = Logger,
    });

    /// <summary>Renders the release of the checkout as it stands, from what the server runs.</summary>
    public async Task<ReleaseBundle> RenderAsync(Deployment deployment)
    {
        var (images, source) = await ShipAsync();
        using var registry = new RegistryClient([Environment.Registry]);
        return await new ReleaseFactory(Environment, _root, registry.ResolveAsync).CreateAsync(
            images, new ReleaseOrigin(source.Version, source.Revision, Actor, TimeProvider.System.GetUtcNow()), await deployment.StateAsync());
    }

    /// <summary>Deploys the backend of the checkout as it stands, and leaves the rest to whoever picks the release up.</summary>
    public async Task DeployBackendAsync(Deployment deployment)
    {
        var bundle = await RenderAsync(deployment);
        await deployment.DeployBackendAsync(await deployment.PlanAsync(bundle), bundle);
    }

    /// <summary>The whole pipeline over one connection.</summary>
    public async Task<RolloutPlan> DeployAsync(Func<Release, CancellationToken, Task>? smoke = null, CancellationToken cancellationToken = default)
    {
        await using var deployment = await ConnectAsync();
        await deployment.ExamineServerAsync(cancellationToken);
        var bundle = await RenderAsync(deployment);
        var plan = await deployment.PlanAsync(bundle, cancellationToken);
        using (var registry = new RegistryClient([Environment.Registry]))
            await deployment.PreflightAsync(plan, bundle, new PreflightRun(Environment, _root, registry, TimeProvider.System), cancellationToken: cancellationToken);
        await deployment.DeployBackendAsync(plan, bundle, cancellationToken);
        await deployment.PassGateAsync(cancellationToken);
        await deployment.DeployFrontendAsync(cancellationToken);
        await deployment.CompleteAsync(smoke ?? ((_, _) => Task.CompletedTask), cancellationToken);
        RoundTrips = deployment.Connection.RoundTrips;
        return plan;
    }

    /// <summary>The smoke test, through TLS and the browser.</summary>
    public Func<Release, CancellationToken, Task> Smoke => async (release, token) =>
    {
        await SmokeTest.RunAsync(Environment.Smoke!, new SmokeContext
        {
            TrustedRoot = await TrustedRootAsync(token),
            Digests = release.Services.ToDictionary(x => x.Name, x => x.Image.Split('@')[^1]),
            OutputDirectory = _screenshots,
        }, token);
    };

    /// <summary>A steady load through the public addresses.</summary>
    /// <param name="onlyReads">Whether nothing is posted to the page.</param>
    public async Task<Load> LoadAsync(bool onlyReads = false) => new(Environment.Smoke!.Resolve, await TrustedRootAsync(), onlyReads: onlyReads);

    /// <summary>Whom the certificates come from, as PEM.</summary>
    public async Task<string> TrustedRootAsync(CancellationToken cancellationToken = default)
    {
        await using var deployment = await ConnectAsync();
        return await deployment.ReadFileAsync(Environment.Smoke!.TrustedRoot!, cancellationToken);
    }

    /// <summary>What the server says it runs.</summary>
    public async Task<StatusReport> StatusAsync()
    {
        await using var deployment = await ConnectAsync();
        return await deployment.StatusAsync();
    }

    /// <summary>What Docker on the server says, beside anything that Slipway recorded: service → image and id of its running container.</summary>
    public async Task<ImmutableDictionary<string, string>> RunningAsync()
    {
        var leaving = $"/opt/{Environment.Application}/leaving";
        var lines = await OnServerAsync(
            $"[ ! -e {leaving} ] || flock --timeout 60 {leaving} true; " +
            $"docker ps --no-trunc --filter label=com.docker.compose.project={Environment.Application} --format '{{{{.Label \"com.docker.compose.service\"}}}} {{{{.Image}}}} {{{{.ID}}}}'");
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' ', 2)).ToImmutableDictionary(x => x[0], x => x[1]);
    }

    /// <summary>Everything below the application's directory with sizes and times, to see that nothing was written.</summary>
    public Task<string> FilesAsync() => OnServerAsync($"find /opt/{Environment.Application} -printf '%p %s %T@\\n' | sort");

    public Task<string> OnServerAsync(string line) => SandboxFixture.DockerAsync("exec", _server.Container, "sh", "-c", line);

    public void Dispose()
    {
        if (_ownsCheckout)
            Directory.Delete(_root, recursive: true);
        Directory.Delete(_screenshots, recursive: true);
    }

    private async Task CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Ann", "-c", "user.email=ann@second.test", "commit", "--quiet", "--message", message);
    }

    private Task GitAsync(params string[] arguments) => Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(_root).ExecuteAsync();

    private static DeployEnvironment EnvironmentOn(SandboxServer server, string registry, string redis, string caddy) => new()
    {
        Name = "second",
        Application = "visits",
        Server = server.Server,
        ComposeFiles = ["compose.yml", "compose.sandbox.yml"],
        Registry = new Registry($"{registry}/visits"),
        Stages =
        [
            new(StageKind.Infrastructure, ["cache"]), new(StageKind.Backend, ["core"]),
            new(StageKind.Frontend, ["web"]), new(StageKind.Edge, ["proxy"]),
        ],
        Images =
        [
            new("core") { Variable = "CORE_IMAGE", Inputs = ["core"], BaseImages = Base("PYTHON_IMAGE", SandboxImage.Python) },
            new("web") { Variable = "WEB_IMAGE", Inputs = ["web"], BaseImages = Base("NODE_IMAGE", SandboxImage.Node) },
        ],
        Probes = [new("core", 9000, "/"), new("web", 4000, "/")],
        Variables = ImmutableDictionary<string, string>.Empty.Add("CACHE_IMAGE", redis).Add("PROXY_IMAGE", caddy),
        Secrets = ImmutableDictionary<string, Secret>.Empty.Add("CACHE_PASSWORD", new Secret("p4ss w0rd$'\"")),
        Smoke = new SmokeChecks
        {
            Http = [new("https://api.second.test/") { Contains = "\"ok\": true" }, new("https://api.second.test/visits")],
            Pages = [new("https://www.second.test/") { Selector = "[data-state=ready] #visits" }],
            TrustedRoot = "proxy:/data/caddy/pki/authorities/local/root.crt",
            Resolve = ImmutableDictionary<string, string>.Empty
                .Add("api.second.test", $"{server.Server.Host}:{server.HttpsPort}")
                .Add("www.second.test", $"{server.Server.Host}:{server.HttpsPort}"),
        },
    };

    private static ImmutableDictionary<string, string> Base(string argument, SandboxImage image) =>
        ImmutableDictionary<string, string>.Empty.Add(argument, image.Local);

    private static void CopyTree(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>Where the second application comes from and goes to.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="Server">The server.</param>
/// <param name="PrivateKeyFile">The key to it.</param>
/// <param name="Registry">The registry, as image references name it.</param>
/// <param name="Redis">Reference of Redis.</param>
/// <param name="Caddy">Reference of Caddy.</param>
internal sealed record SecondCheckout(string Root, SandboxServer Server, string PrivateKeyFile, string Registry, string Redis, string Caddy);
