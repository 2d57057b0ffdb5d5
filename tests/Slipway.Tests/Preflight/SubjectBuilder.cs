using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Servers;
using Slipway.Tests.Compose;

namespace Slipway.Tests.Preflight;

/// <summary>A small shop with nothing wrong; each test makes one thing wrong.</summary>
public abstract class CheckTest : IDisposable
{
    protected const string Digest = ProjectBuilder.Digest;

    protected static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    protected ProjectBuilder Given { get; } = new();

    protected static DeployEnvironment Environment { get; } = new()
    {
        Name = "qa",
        Application = "shop",
        Server = new Server("qa", "203.0.113.10"),
        ComposeFiles = ["compose.yaml", "compose.qa.yaml"],
        Registry = new Registry("ghcr.io/acme/shop"),
        Images = [new ImageDefinition("backend") { Variable = "BACKEND_IMAGE", Inputs = ["src/backend"] }],
        Stages = [new(StageKind.Infrastructure, ["db"]), new(StageKind.Backend, ["app"]), new(StageKind.Edge, ["caddy"])],
        Probes = [new HealthProbe("app", 8000) { DigestProperty = "imageDigest" }],
        Smoke = new SmokeChecks { Http = [new("https://api.shop.test/health")] },
    };

    protected static string Image(string name) => ProjectBuilder.Image(name);

    protected PreflightSubject Subject(string services = "\"app\": { \"image\": \"" + "localhost:5555/shop/app@" + Digest + "\" }", string rest = "", params (string Name, string Value)[] secrets) => new()
    {
        Environment = Environment,
        Project = Given.Project(services, rest, secrets),
        State = new ServerState(),
        Server = new ServerFacts
        {
            Platform = "linux/amd64",
            EngineVersion = "26.1.5",
            ComposeVersion = "2.26.1",
            DockerDisk = new DiskFacts("/", 40_000_000_000, 20_000_000_000),
            ApplicationDisk = new DiskFacts("/", 40_000_000_000, 20_000_000_000),
            MemoryBytes = 4_000_000_000,
        },
        Images = [],
        Contract = ContractFacts.None,
        Domains = [new DomainFacts("api.shop.test") { Addresses = ["203.0.113.10"], LeadsToServer = true, Http = PortAnswer.Open, Https = PortAnswer.Open }],
        Now = Now,
    };

    protected static ImmutableArray<Problem> Find(PreflightCheck check, PreflightSubject subject) => CheckResult.Of(check, subject).Problems;

    protected static Problem FindOne(PreflightCheck check, PreflightSubject subject) => Find(check, subject).Should().ContainSingle().Which;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Given.Dispose();
}
