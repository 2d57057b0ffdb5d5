using System.Collections.Immutable;
using CliWrap;
using Serilog;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Preflight;
using Slipway.Servers;
using Slipway.Smoke;
using Slipway.Versioning;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>The academy, with images that stand for its own, as its team would deploy it to production.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ThirdPartyTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private static readonly string[] Monitoring = ["prometheus", "alertmanager", "grafana", "node-exporter", "redis-exporter"];

    private readonly Academy _academy = new();
    private readonly DirectoryInfo _screenshots = Directory.CreateTempSubdirectory("slipway-screenshots-");
    private SandboxServer _server = null!;
    private DeployEnvironment _environment = null!;

    public async Task InitializeAsync()
    {
        _server = await sandbox.ServerAsync("contracts");
        var (postgres, python) = (await sandbox.ImageAsync(SandboxImage.Postgres), await sandbox.ImageAsync(SandboxImage.Python));
        await SandboxImages.EnsureAsync(new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(true) }, [SandboxImage.Python, SandboxImage.Node]);
        var production = Academy.Production(_server.Server, new Registry($"{sandbox.Registry}/academy"));
        _environment = production with
        {
            ComposeFiles = production.ComposeFiles.Add("compose.sandbox.yml"),
            Variables = ImmutableDictionary<string, string>.Empty
                .Add("TLS_ISSUER", "internal").Add("POSTGRES_IMAGE", postgres).Add("FLAGS_IMAGE", postgres)
                .Add("REDIS_IMAGE", await sandbox.ImageAsync(SandboxImage.Redis)).Add("CADDY_IMAGE", await sandbox.ImageAsync(SandboxImage.Caddy))
                .AddRange(Monitoring.Select(x => KeyValuePair.Create($"{x.Replace('-', '_').ToUpperInvariant()}_IMAGE", python))),
            Images = [.. production.Images.Select(x => x with { BaseImages = Base("PYTHON_IMAGE", SandboxImage.Python).AddRange(Base("NODE_IMAGE", SandboxImage.Node)) })],
            Smoke = production.Smoke! with
            {
                TrustedRoot = "caddy:/data/caddy/pki/authorities/local/root.crt",
                Resolve = new[] { "api.academy.test", "www.academy.test", "academy.test" }.ToImmutableDictionary(x => x, _ => $"{_server.Server.Host}:{_server.HttpsPort}"),
            },
        };
        await GitAsync("init", "--quiet", "--initial-branch", "master");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Ann", "-c", "user.email=ann@academy.test", "commit", "--quiet", "--message", "feat: the academy");
    }

    public async Task DisposeAsync()
    {
        const string label = "label=com.docker.compose.project=academy";
        await OnServerAsync(
            $"docker ps -aq --filter {label} | xargs -r docker rm --force --volumes; docker volume ls -q --filter {label} | xargs -r docker volume rm; docker network ls -q --filter {label} | xargs -r docker network rm; rm -rf /opt/academy");
        await SandboxFixture.RemoveImagesAsync(_environment.Registry.Address);
        _academy.Dispose();
        _screenshots.Delete(recursive: true);
    }

    [Fact]
    public async Task A_realistic_application_of_somebody_else_is_deployed_by_the_same_code()
    {
        var plan = await DeployAsync();

        plan.Release.Services.Select(x => x.Stage).Should().BeInAscendingOrder();
        var running = await OnServerAsync("docker ps --filter label=com.docker.compose.project=academy --format '{{.Label \"com.docker.compose.service\"}} {{.Status}}' | sort");
        running.Split('\n').Select(x => x.Split(' ')[0]).Should().BeEquivalentTo(["db", "redis", "flags", "app", "frontend", "caddy", .. Monitoring], "two of the thirteen run to their end");
        running.Should().NotContain("unhealthy").And.NotContain("Restarting");

        (await InAsync("db", "psql --username=academy --dbname=flags --tuples-only --no-align --command='select tableowner from pg_tables where tablename = $$flags$$'")).Should().Be("flags", "its database was there before it started");
        (await InAsync("db", "psql --username=academy --dbname=academy --tuples-only --no-align --command='select name from journal'")).Should().Be("0001-courses");
        (await InAsync("redis", "REDISCLI_AUTH= redis-cli ping")).Should().Contain("NOAUTH");
        (await InAsync("app", "printenv WELCOME")).Should().Be("Good morning, everybody", "values of the env file keep their spaces");

        (await DeployAsync()).IsEmpty.Should().BeTrue();
    }

    private async Task<RolloutPlan> DeployAsync()
    {
        using var registry = new RegistryClient([_environment.Registry]);
        await using var deployment = await Deployment.ConnectAsync(
            _environment, new DeploymentOptions { Credentials = SshCredentials.FromFile(sandbox.PrivateKeyFile), Actor = "ann@laptop", Log = Log.Logger });
        var (state, _) = await deployment.ExamineServerAsync();
        var (images, source) = await ShipAsync(registry);
        var origin = new ReleaseOrigin(source.Version, source.Revision, "ann@laptop", TimeProvider.System.GetUtcNow());
        var bundle = await new ReleaseFactory(_environment, _academy.Root, registry.ResolveAsync).CreateAsync(images, origin, state);
        var plan = await deployment.PlanAsync(bundle);
        await deployment.PreflightAsync(plan, bundle, new PreflightRun(_environment, _academy.Root, registry, TimeProvider.System));
        await deployment.DeployBackendAsync(plan, bundle);
        await deployment.PassGateAsync();
        await deployment.DeployFrontendAsync();
        await deployment.CompleteAsync(async (release, token) => await SmokeTest.RunAsync(_environment.Smoke!, new SmokeContext
        {
            TrustedRoot = await deployment.ReadFileAsync(_environment.Smoke!.TrustedRoot!, token),
            Digests = release.Services.ToDictionary(x => x.Name, x => x.Image.Split('@')[^1]),
            OutputDirectory = _screenshots.FullName,
        }, token));
        return plan;
    }

    private async Task<(ImmutableArray<BuiltImage> Images, SourceVersion Source)> ShipAsync(RegistryClient registry)
    {
        var checkout = await Checkout.ReadAsync(_academy.Root);
        var options = new BuildOptions(_environment.Registry) { BakeFile = "docker-bake.hcl", Platform = _environment.Platform };
        var plan = await ImagePlan.MakeAsync(checkout, SourceVersion.Of(checkout), _environment.Images, options, registry);
        await new ImageBuilder(Log.Logger).BuildAsync(plan);
        return (await new ImagePusher(registry, Log.Logger).PushAsync(plan), plan.Source);
    }

    private static ImmutableDictionary<string, string> Base(string argument, SandboxImage image) => ImmutableDictionary<string, string>.Empty.Add(argument, image.Local);

    private Task<string> InAsync(string service, string command) =>
        SandboxFixture.DockerAsync("exec", _server.Container, "docker", "exec", $"academy-{service}-1", "sh", "-c", command);

    private Task<string> OnServerAsync(string line) => SandboxFixture.DockerAsync("exec", _server.Container, "sh", "-c", line);

    private Task GitAsync(params string[] arguments) => Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(_academy.Root).ExecuteAsync();
}
