using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Preflight;

/// <summary>A copy of the academy that a test may spoil, and the environments that its team would declare. Gone after the test.</summary>
internal sealed class Academy : IDisposable
{
    public Academy()
    {
        var source = Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Applications", "academy");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The checkout.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("slipway-academy-").FullName;

    public static DeployEnvironment Qa(Server server, Registry registry) => On(server, registry) with
    {
        Name = "qa",
        ComposeFiles = ["compose.yml", "compose.qa.yml"],
        EnvFile = "qa.env",
        Smoke = SmokeOf("api-qa.academy.test", "app-qa.academy.test", "qa.academy.test"),
    };

    public static DeployEnvironment Production(Server server, Registry registry) => On(server, registry) with
    {
        Name = "production",
        ComposeFiles = ["compose.yml", "compose.production.yml"],
        Profiles = ["monitoring"],
        EnvFile = "production.env",
        Smoke = SmokeOf("api.academy.test", "www.academy.test", "academy.test"),
    };

    /// <summary>Changes a file; what is to be changed must be there.</summary>
    public Academy Change(string file, string old, string @new)
    {
        var path = Path.Combine(Root, file);
        var text = File.ReadAllText(path);
        text.Should().Contain(old);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Writes a file.</summary>
    public Academy Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Root, file), text);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static DeployEnvironment On(Server server, Registry registry) => new()
    {
        Name = "",
        Application = "academy",
        Server = server,
        ComposeFiles = [],
        Registry = registry,
        Stages =
        [
            new(StageKind.Infrastructure, ["db", "redis", "flags-db", "flags"]),
            new(StageKind.Backend, ["migrate", "app"]),
            new(StageKind.Frontend, ["frontend"]),
            new(StageKind.Edge, ["caddy"]),
            new(StageKind.Monitoring, ["prometheus", "alertmanager", "grafana", "node-exporter", "redis-exporter"]),
        ],
        Images =
        [
            new("app") { Variable = "APP_IMAGE", Inputs = ["app"] },
            new("frontend") { Variable = "FRONTEND_IMAGE", Inputs = ["frontend"] },
        ],
        Probes = [new("app", 8000) { DigestProperty = "imageDigest" }, new("frontend", 3000) { DigestProperty = "imageDigest" }],
        Contract = new ContractFiles { Migrations = "migrations/steps", MigrationService = "migrate", Backup = new DatabaseBackup("db") },
        Secrets = new Dictionary<string, Secret>
        {
            ["POSTGRES_PASSWORD"] = new("6b1f0a7c9d2e4358"), ["REDIS_PASSWORD"] = new("90c4de11a7f36b25"), ["FLAGS_PASSWORD"] = new("e5a8d3027b6c41f9"), ["GRAFANA_PASSWORD"] = new("27f4b9c8e01d6a53"),
        }.ToImmutableDictionary(),
    };

    private static SmokeChecks SmokeOf(string api, string page, string bare) => new()
    {
        Http =
        [
            new($"https://{api}/health") { Service = "app", DigestProperty = "imageDigest", Contains = "\"cache\": \"healthy\"" },
            new($"https://{bare}/courses?page=2") { Status = 301 },
        ],
        Pages = [new($"https://{page}/") { Selector = "[data-state=ready] #welcome", Contains = "Good morning, everybody" }],
    };
}
