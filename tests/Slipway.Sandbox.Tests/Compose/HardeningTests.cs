using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Compose;
using Slipway.Releases;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>The Compose files of this repository, rendered as for a deploy, keep what docs/hardening.md promises.</summary>
public sealed class HardeningTests
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData("local", "docker/sandbox/compose.local.yaml")]
    [InlineData("qa", "docker/compose.qa.yaml")]
    [InlineData("production", "docker/compose.production.yaml")]
    public async Task Every_service_of_every_environment_is_confined(string environment, string file)
    {
        var document = await RenderAsync(environment, file);

        document["services"]!.AsObject().Select(x => x.Key).Should().BeEquivalentTo("db", "migrate", "backend", "frontend", "caddy");
        Findings(document).Should().BeEmpty();
    }

    [Fact]
    public async Task Each_rule_finds_what_breaks_it()
    {
        var document = await RenderAsync("qa", "docker/compose.qa.yaml");

        Broken("db", """{ "user": "root" }""").Should().Equal("db: user");
        Broken("db", """{ "user": "0:0" }""").Should().Equal("db: user");
        Broken("frontend", """{ "read_only": false }""").Should().Equal("frontend: read_only");
        Broken("caddy", """{ "cap_drop": ["MKNOD"] }""").Should().Equal("caddy: cap_drop");
        Broken("caddy", """{ "cap_add": ["NET_BIND_SERVICE", "SYS_ADMIN"] }""").Should().Equal("caddy: cap_add");
        Broken("backend", """{ "cap_add": ["NET_BIND_SERVICE"] }""").Should().Equal("backend: cap_add");
        Broken("backend", """{ "security_opt": [] }""").Should().Equal("backend: no-new-privileges");
        Broken("backend", """{ "privileged": true }""").Should().Equal("backend: privileged");
        Broken("backend", """{ "pid": "host" }""").Should().Equal("backend: a namespace of the host");
        Broken("migrate", """{ "mem_limit": null }""").Should().Equal("migrate: memory limit");
        Broken("db", """{ "pids_limit": null }""").Should().Equal("db: pids limit");
        Broken("db", """{ "logging": { "driver": "json-file", "options": { "max-size": "10m" } } }""").Should().Equal("db: log limit");
        Broken("db", """{ "healthcheck": { "disable": true } }""").Should().Equal("db: health check");
        Broken("frontend", """{ "restart": "no" }""").Should().Equal("frontend: restart policy");
        Broken("frontend", """{ "image": "ghcr.io/acme/shop/frontend:1.0.0" }""").Should().Equal("frontend: digest");
        Broken("backend", """{ "volumes": [{ "type": "bind", "source": "/var/run/docker.sock", "target": "/run/docker.sock", "read_only": true }] }""").Should().Equal("backend: paths of the host");
        Broken("db", """{ "ports": [{ "published": "5432", "protocol": "tcp" }] }""").Should().Equal("db: published ports");
        Broken("caddy", """{ "ports": [{ "published": "2019", "protocol": "tcp" }] }""").Should().Equal("caddy: published ports");
        Broken("frontend", """{ "networks": { "page": null, "data": null } }""").Should().Equal("frontend can reach the database through data");
        Broken("frontend", """{ "networks": { "api": null } }""").Should().Equal("backend and frontend can reach each other through api");
        Broken("backend", """{ "networks": { "data": null, "api": null, "public": null } }""").Should().Equal("public leads outside and has backend");
        Broken("frontend", """{ "networks": {} }""").Should().Equal("frontend is in no network of its own");

        IEnumerable<string> Broken(string service, string change)
        {
            var broken = document.DeepClone().AsObject();
            foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
                broken["services"]![service]!.AsObject()[key] = value?.DeepClone();
            return Findings(broken);
        }
    }

    [Fact]
    public async Task Every_exception_is_needed_and_stands_in_the_documentation()
    {
        var document = await RenderAsync("qa", "docker/compose.qa.yaml");
        var text = await File.ReadAllTextAsync(Path.Combine(SandboxFixture.Root, "docs", "hardening.md"));

        foreach (var ((service, rule), reason) in Hardening.Exceptions)
        {
            text.Should().Contain($"| `{service}` | {rule} | {reason}");
            var definition = document["services"]![service]!.DeepClone();
            var alone = new JsonObject { ["services"] = new JsonObject { [$"not-{service}"] = definition }, ["networks"] = new JsonObject() };
            Findings(alone).Should().Contain($"not-{service}: {rule}", "an exception that nothing needs hides a mistake to come");
        }
    }

    private static string[] Findings(JsonObject document) => [.. new Hardening(document, SandboxFixture.Root).Findings()];

    private static async Task<JsonObject> RenderAsync(string environment, string file)
    {
        var project = await ComposeReader.ReadAsync(new ComposeRequest
        {
            WorkingDirectory = SandboxFixture.Root,
            Files = ["docker/compose.yaml", file],
            ProjectName = "slipway",
            Variables = ComposeFolder.Variables(
                ("BACKEND_IMAGE", $"ghcr.io/acme/shop/backend@{Digest}"), ("FRONTEND_IMAGE", $"ghcr.io/acme/shop/frontend@{Digest}"),
                ("API_DOMAIN", "api.example.com"), ("APP_DOMAIN", "app.example.com"), ("ACME_EMAIL", "ops@example.com")),
            Secrets = ComposeFolder.Secrets(("DATABASE_PASSWORD", "not a real one")),
        });
        var rendered = ComposeRenderer.Render(project, new RenderOptions
        {
            Layout = new ServerLayout("slipway"),
            Environment = environment,
            Salt = "5a17",
            PinnedImages = project.Services.Select(x => x.Image!).Distinct().ToImmutableDictionary(x => x, x => x.Contains('@', StringComparison.Ordinal) ? x : $"{x.Split(':')[0]}@{Digest}"),
        });
        return JsonNode.Parse(rendered.Json)!.AsObject();
    }
}
