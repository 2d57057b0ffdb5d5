using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Preflight;

/// <summary>The mistakes of the field, planted into a realistic application: each is refused by one message of its own. No server is needed for that.</summary>
public sealed class PlantedMistakeTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly Server Somewhere = new("academy", "203.0.113.10");
    private static readonly Registry Hub = new("ghcr.io/acme/academy");

    private static readonly Mistake[] Mistakes =
    [
        new("a data service's port that an empty list does not clear", "published ports", "service redis")
        {
            Files = x => x.Change("compose.yml", "  redis:\n", "  redis:\n    ports: [\"6379:6379\"]\n").Change("compose.qa.yml", "redis: { ", "redis: { ports: [], "),
        },
        new("a development mount over the code", "images and mounts", "app mounts app on /app/app")
        {
            Files = x => x.Change("compose.yml", "    labels:\n", "    volumes: [\"./app:/app/app\"]\n    labels:\n"),
        },
        new("a single file of the server", "mounts of the server's paths", "/opt/academy/robots.json")
        {
            Files = x => x.Change("compose.yml", "      - ./caddy:/etc/caddy:ro\n", "      - ./caddy:/etc/caddy:ro\n      - /opt/academy/robots.json:/srv/robots.json:ro\n"),
        },
        new("a mount of a file that is not there", "images and mounts", "redis/users.acl, mounted by service redis, does not exist")
        {
            Files = x => x.Change("compose.yml", "[\"redis-data:/data\"]", "[\"redis-data:/data\", \"./redis/users.acl:/etc/redis/users.acl:ro\"]"),
        },
        new("a new variable that nobody set", "Compose files", "SUPPORT_ADDRESS is not set")
        {
            Files = x => x.Change("compose.yml", "      WELCOME: ", "      SUPPORT_ADDRESS: ${SUPPORT_ADDRESS:?}\n      WELCOME: "),
        },
        new("a new secret that nobody set", "Compose files", "SESSION_SECRET is not set")
        {
            Files = x => x.Change("compose.yml", "      WELCOME: ", "      SESSION_SECRET: ${SESSION_SECRET:?}\n      WELCOME: "),
        },
        new("a secret that takes its default", "Compose files", "SMTP_PASSWORD is secret and would take the default changeme")
        {
            Files = x => x.Change("compose.yml", "      WELCOME: ", "      SMTP_PASSWORD: ${SMTP_PASSWORD:-changeme}\n      WELCOME: "),
        },
        new("a password that everybody knows in the env file", "passwords", "ADMIN_PASSWORD")
        {
            Files = x => x.Change("compose.yml", "      WELCOME: ", "      ADMIN_PASSWORD: ${ADMIN_PASSWORD:?}\n      WELCOME: ").Change("qa.env", "WELCOME=", "ADMIN_PASSWORD=changeme\nWELCOME="),
        },
        new("a password that everybody knows in a Compose file", "passwords", "environment.DJANGO_SUPERUSER_PASSWORD of the service flags")
        {
            Files = x => x.Change("compose.yml", "      DATABASE_URL: postgres://flags", "      DJANGO_SUPERUSER_PASSWORD: admin\n      DATABASE_URL: postgres://flags"),
        },
        new("the tag latest", "images and mounts", "flagsmith/flagsmith:latest")
        {
            Files = x => x.Change("compose.yml", "flagsmith:2.201.0", "flagsmith:latest"),
        },
        new("a tag that is not set and becomes latest", "images and mounts", "caddy:latest")
        {
            Files = x => x.Change("compose.yml", "${CADDY_IMAGE:-caddy:2.10.2-alpine}", "caddy:${CADDY_TAG:-latest}"),
        },
        new("a variable that the application needs and does not get", "variables that applications require", "gets no OPENAI_API_KEY")
        {
            Files = x => x.Change("compose.yml", "DATABASE_URL REDIS_PASSWORD", "DATABASE_URL REDIS_PASSWORD OPENAI_API_KEY"),
        },
        new("a service that no stage rolls out", "stages", "service worker")
        {
            Files = x => x.Change("compose.yml", "  frontend:\n", "  worker:\n    image: ${APP_IMAGE:?}\n    command: [\"python3\", \"-c\", \"print()\"]\n\n  frontend:\n"),
        },
        new("a migration that takes away what the old release needs", "migrations", "0002-no-titles")
        {
            Files = x => x.Write("migrations/steps/expand/0002-no-titles.sql", "alter table courses drop column title;\n"),
        },
        new("the API's address built into the frontend", "addresses in images", "NEXT_PUBLIC_API_URL=https://api-qa.academy.test")
        {
            Environment = x => x with
            {
                Images = [.. x.Images.Select(y => y.Name == "frontend" ? y with { BuildArguments = y.BuildArguments.Add("NEXT_PUBLIC_API_URL", "https://api-qa.academy.test") } : y)],
            },
        },
        new("images for another processor", "CPU architecture", "is linux/arm64, and images are built for linux/amd64")
        {
            Server = x => x with { Platform = "linux/arm64" },
        },
        new("a disk that the pull would fill", "disk space", "The pull downloads")
        {
            Server = x => x with { DockerDisk = new DiskFacts("/", 38_000_000_000, 4_000_000_000) },
        },
    ];

    private readonly Academy _academy = new();

    public static TheoryData<string> Names => [.. Mistakes.Select(x => x.Name)];

    public void Dispose() => _academy.Dispose();

    [Theory]
    [InlineData("qa")]
    [InlineData("production")]
    public async Task Without_a_mistake_nothing_is_refused(string environment)
    {
        var report = await ExamineAsync(environment == "qa" ? Academy.Qa(Somewhere, Hub) : Academy.Production(Somewhere, Hub), []);

        report.IsRefused.Should().BeFalse(string.Join('\n', report.Lines()));
        report.Checks.Where(x => x.Status == CheckStatus.Skipped).Select(x => x.Name).Should().BeEquivalentTo("DNS", "ports 80 and 443 from here", "certificates");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_mistake_alone_is_refused_by_one_message_that_names_it(string name)
    {
        var mistake = Mistakes.Single(x => x.Name == name);

        var report = await ExamineAsync(Academy.Qa(Somewhere, Hub), [mistake]);

        var (check, problem) = Refusals(report).Should().ContainSingle(string.Join('\n', report.Lines())).Which;
        check.Should().Be(mistake.Check);
        problem.Message.Should().Contain(mistake.Message);
        problem.Next.Should().NotBeEmpty();
    }

    [Fact]
    public async Task All_together_are_refused_at_once_each_by_one_message()
    {
        var report = await ExamineAsync(Academy.Qa(Somewhere, Hub), Mistakes);

        var refusals = Refusals(report).ToArray();
        refusals.Should().HaveCount(Mistakes.Length, string.Join('\n', report.Lines()));
        foreach (var mistake in Mistakes)
            refusals.Should().ContainSingle(x => x.Check == mistake.Check && x.Problem.Message.Contains(mistake.Message, StringComparison.Ordinal), mistake.Name);
    }

    [Fact]
    public async Task Only_production_has_the_monitoring()
    {
        var (qa, _) = await new ReleaseFactory(Academy.Qa(Somewhere, Hub), _academy.Root, NoImages).ReadIncompleteAsync(Unpushed);
        var (production, _) = await new ReleaseFactory(Academy.Production(Somewhere, Hub), _academy.Root, NoImages).ReadIncompleteAsync(Unpushed);

        qa.Services.Select(x => x.Name).Should().BeEquivalentTo("db", "redis", "flags-db", "flags", "migrate", "app", "frontend", "caddy");
        production.Services.Select(x => x.Name).Except(qa.Services.Select(x => x.Name)).Should().BeEquivalentTo("prometheus", "alertmanager", "grafana", "node-exporter", "redis-exporter");
    }

    private static ImmutableArray<BuiltImage> Unpushed { get; } =
    [
        .. new[] { "app", "frontend" }.Select(x => new BuiltImage(x, Hub.Repository(x), $"sha256:{new string('0', 64)}") { Version = "", Commit = "" }),
    ];

    private async Task<PreflightReport> ExamineAsync(DeployEnvironment environment, Mistake[] mistakes)
    {
        // What serves is the application as it was before the mistakes.
        var before = Serving(environment);
        foreach (var mistake in mistakes)
        {
            mistake.Files(_academy);
            environment = mistake.Environment(environment);
        }

        var (project, missing) = await new ReleaseFactory(environment, _academy.Root, NoImages).ReadIncompleteAsync(Unpushed);
        return Checklist.Examine(new PreflightSubject
        {
            Environment = environment,
            Project = project,
            EnvFileText = await File.ReadAllTextAsync(Path.Combine(_academy.Root, environment.EnvFile!)),
            UnpushedImages = Unpushed,
            State = new ServerState { Current = before },
            Server = mistakes.Aggregate(Healthy, (facts, mistake) => mistake.Server(facts)),
            Images = [new ImageFacts($"{Hub.Repository("app")}@sha256:1") { Platforms = ["linux/amd64", "linux/arm64"], Layers = [new ImageLayer("sha256:a", 2_000_000_000)] }],
            Contract = new ContractFacts { Wanted = environment.Contract!.Read(_academy.Root) },
            Failures = missing.IsEmpty ? ImmutableDictionary<Knowledge, ImmutableArray<Problem>>.Empty : Examination.Findings(environment, missing),
            Unknown = ImmutableDictionary<Knowledge, string>.Empty.Add(Knowledge.Domains, "nobody is asked"),
            Now = Now,
        });
    }

    private Release Serving(DeployEnvironment environment) => new()
    {
        Id = "1.0.0-0123abcd",
        Application = environment.Application,
        Environment = environment.Name,
        Version = "1.0.0",
        Commit = new string('a', 40),
        CreatedAt = Now,
        CreatedBy = "ann@laptop",
        Images = [],
        Services = [],
        Salt = "5a17",
        Contract = environment.Contract!.Read(_academy.Root).Describe(new string('a', 40), ServerState.Empty),
    };

    private static ServerFacts Healthy => new()
    {
        Platform = "linux/amd64",
        EngineVersion = "26.1.5",
        ComposeVersion = "2.26.1",
        DockerDisk = new DiskFacts("/", 38_000_000_000, 20_000_000_000),
        ApplicationDisk = new DiskFacts("/", 38_000_000_000, 20_000_000_000),
        MemoryBytes = 16_000_000_000,
    };

    private static IEnumerable<(string Check, Problem Problem)> Refusals(PreflightReport report) =>
        report.Checks.SelectMany(x => x.Problems.Where(y => y.Severity == Severity.Refuse).Select(y => (x.Name, y)));

    private static Task<ImmutableDictionary<string, string>> NoImages(IEnumerable<string> references, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing here asks a registry.");

    /// <summary>A mistake, the check that must refuse it, and what its message must contain.</summary>
    private sealed record Mistake(string Name, string Check, string Message)
    {
        public Action<Academy> Files { get; init; } = _ => { };

        public Func<DeployEnvironment, DeployEnvironment> Environment { get; init; } = x => x;

        public Func<ServerFacts, ServerFacts> Server { get; init; } = x => x;
    }
}
