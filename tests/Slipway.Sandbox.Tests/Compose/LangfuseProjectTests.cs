using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Preflight.Checks;
using Slipway.Releases;
using Slipway.Sandbox;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>docker/langfuse, as far as that can be shown without Langfuse's images; docs/langfuse.md says what that leaves.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LangfuseProjectTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>What docs/langfuse.md has a line for.</summary>
    private static readonly Dictionary<(string Service, string Rule), string> Exceptions = new()
    {
        [("web", "read_only")] = "not tried",
        [("worker", "read_only")] = "not tried",
        [("web", "secrets as files")] = "Langfuse reads its environment only",
        [("worker", "secrets as files")] = "Langfuse reads its environment only",
        [("postgres", "secrets as files")] = "`web` and `worker` have the same password in their environment",
        [("clickhouse", "secrets as files")] = "`web` and `worker` have the same password in their environment",
        [("redis", "secrets as files")] = "`web` and `worker` have the same password in their environment",
        [("minio", "secrets as files")] = "`web` and `worker` have the same password in their environment",
        [("clickhouse", "read_only")] = "writes its users' file",
        [("clickhouse", "pids limit")] = "a thread for each query",
        [("minio", "user")] = "the image's /data belongs to root",
        [("caddy", "user")] = "the image's /data and /config belong to root",
    };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-langfuse-");
    private ComposeProject _project = null!;

    public async Task InitializeAsync()
    {
        foreach (var file in (string[])["compose.yaml", "secrets.sh", "caddy/Caddyfile"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root.FullName, file))!);
            File.Copy(Path.Combine(SandboxFixture.Root, "docker", "langfuse", file), Path.Combine(_root.FullName, file));
        }

        (await MakeSecretsAsync()).ExitCode.Should().Be(0);
        _project = await ComposeReader.ReadAsync(new ComposeRequest { WorkingDirectory = _root.FullName, Files = ["compose.yaml"], ProjectName = "langfuse", EnvFile = ".env" });
    }

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void It_has_every_part_each_in_a_version_that_stays_the_same()
    {
        _project.Services.Select(x => x.Name).Should().BeEquivalentTo("web", "worker", "postgres", "clickhouse", "redis", "minio", "caddy");
        _project.Services.Select(x => x.Image!.Split(':')[^1]).Should().OnlyContain(x => x.Count(char.IsDigit) >= 3, "a tag such as 4 or latest moves");
        Version("web").Should().Be(Version("worker"));
    }

    [Fact]
    public void It_is_confined_as_the_application_is()
    {
        Findings(Exceptions).Should().BeEmpty();

        var documentation = File.ReadAllText(Path.Combine(SandboxFixture.Root, "docs", "langfuse.md"));
        var without = Findings(new Dictionary<(string, string), string>());
        foreach (var ((service, rule), reason) in Exceptions)
        {
            without.Should().Contain($"{service}: {rule}", "an exception that nothing needs hides a mistake to come");
            documentation.Should().Contain($"| `{service}` | {rule} | {reason}");
        }
    }

    [Fact]
    public void Only_its_proxy_can_be_reached_from_outside()
    {
        var check = () => PortRules.Check(_project, [new Stage(StageKind.Edge, ["caddy"])]);
        check.Should().NotThrow();
        _project.PublishedPorts.Select(x => x.Service).Distinct().Should().Equal("caddy");
    }

    [Fact]
    public async Task It_shares_nothing_with_the_application_that_a_deploy_could_touch()
    {
        var application = await File.ReadAllTextAsync(Path.Combine(SandboxFixture.Root, "docker", "compose.yaml"));
        application.Should().Contain("name: slipway\n").And.NotContain("external:");
        (await File.ReadAllTextAsync(Path.Combine(_root.FullName, "compose.yaml"))).Should().Contain("name: langfuse\n").And.NotContain("external:");
        foreach (var kind in (string[])["networks", "volumes"])
            Rendered()[kind]!.AsObject().Select(x => (string)x.Value!["name"]!).Should().OnlyContain(x => x.StartsWith("langfuse_"));
    }

    [Fact]
    public void Its_secrets_are_made_and_none_is_one_that_everybody_knows()
    {
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_root.FullName, ".env")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var values = _project.Secrets.Values.Select(x => x.Reveal()).ToArray();
        values.Should().HaveCountGreaterThan(6).And.OnlyHaveUniqueItems().And.OnlyContain(x => x.Length >= 24);
        new DefaultPasswordsCheck().Find(new Slipway.Preflight.PreflightSubject { Environment = Environment, Project = _project, Now = TimeProvider.System.GetUtcNow() }).Should().BeEmpty();
    }

    [Fact]
    public async Task Secrets_that_are_there_are_never_made_again()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(_root.FullName, ".env"));

        var again = await MakeSecretsAsync();

        again.ExitCode.Should().Be(1);
        again.StandardError.Should().Contain("stays as it is");
        (await File.ReadAllTextAsync(Path.Combine(_root.FullName, ".env"))).Should().Be(before);
    }

    [Fact]
    public async Task Its_Caddyfile_is_one()
    {
        var image = await sandbox.ImageAsync(SandboxImage.Caddy);

        var valid = await SandboxFixture.DockerAsync(
            "run", "--rm", "--label", $"dev.slipway.sandbox={sandbox.Name}", "--network", "none", "--volume", $"{Path.Combine(_root.FullName, "caddy")}:/etc/caddy:ro",
            "--env", "LANGFUSE_DOMAIN=langfuse.example.com", "--env", "LANGFUSE_MEDIA_DOMAIN=media.langfuse.example.com", "--env", "ACME_EMAIL=ops@example.com",
            image, "caddy", "validate", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile");

        valid.Should().Contain("Valid configuration");
    }

    private static DeployEnvironment Environment => new()
    {
        Name = "langfuse",
        Application = "langfuse",
        Server = new Slipway.Servers.Server("langfuse", "langfuse.example.com"),
        ComposeFiles = ["compose.yaml"],
        Registry = new Slipway.Images.Registry("localhost:1/langfuse"),
        Images = [],
        Stages = [],
    };

    private string Version(string service) => _project.Services.Single(x => x.Name == service).Image!.Split(':')[^1];

    private string[] Findings(IReadOnlyDictionary<(string, string), string> exceptions) => [.. new Hardening(Rendered(), SandboxFixture.Root)
    {
        Exceptions = exceptions,
        Databases = ["postgres", "clickhouse", "redis"],
        DatabaseUsers = ["web", "worker", "minio"],
        Senders = ["web", "worker"],
        Receivers = [],
    }.Findings()];

    private JsonObject Rendered() => JsonNode.Parse(ComposeRenderer.Render(_project, new RenderOptions
    {
        Layout = new ServerLayout("langfuse"),
        Environment = "langfuse",
        Salt = "5a17",
        PinnedImages = _project.Services.Select(x => x.Image!).ToImmutableDictionary(x => x, x => $"{x.Split(':')[0]}@{Digest}"),
    }).Json)!.AsObject();

    private async Task<BufferedCommandResult> MakeSecretsAsync() => await Cli.Wrap("sh")
        .WithArguments([Path.Combine(_root.FullName, "secrets.sh"), "langfuse.example.com", "media.langfuse.example.com", "ops@example.com"])
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();
}
