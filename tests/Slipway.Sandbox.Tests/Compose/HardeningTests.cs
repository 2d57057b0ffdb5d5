using System.Text.Json.Nodes;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>The Compose files of this repository, rendered as for a deploy, keep what docs/hardening.md promises.</summary>
public sealed class HardeningTests
{
    [Theory]
    [InlineData("local")]
    [InlineData("qa")]
    [InlineData("production")]
    public async Task Every_service_of_every_environment_is_confined(string environment)
    {
        var document = await RepositoryCompose.Named(environment).RenderAsync();

        string[] here = environment switch { "local" => ["traces"], "production" => RepositoryCompose.Watchers, _ => [] };
        document["services"]!.AsObject().Select(x => x.Key).Should().BeEquivalentTo([.. RepositoryCompose.Application, .. here]);
        Findings(document).Should().BeEmpty();
    }

    [Fact]
    public async Task Each_rule_finds_what_breaks_it()
    {
        var document = await RepositoryCompose.Production.RenderAsync();

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
        Broken("db", """{ "environment": { "POSTGRES_PASSWORD": "${DATABASE_PASSWORD}" } }""").Should().Equal("db: secrets as files");
        Broken("backend", """{ "environment": { "URL": "$$x $$${LLM_API_KEY}" } }""").Should().Equal("backend: secrets as files");
        Broken("backend", """{ "environment": { "URL": "$${LLM_API_KEY}" } }""").Should().BeEmpty();
        Broken("db", """{ "ports": [{ "published": "5432", "protocol": "tcp" }] }""").Should().Equal("db: published ports");
        Broken("caddy", """{ "ports": [{ "published": "2019", "protocol": "tcp" }] }""").Should().Equal("caddy: published ports");
        Broken("frontend", """{ "networks": { "page": null, "data": null } }""").Should().Equal("frontend can reach the database through data");
        Broken("frontend", """{ "networks": { "egress": null } }""").Should().Equal("egress leads outside and has backend, frontend", "backend and frontend can reach each other through egress");
        Broken("caddy", """{ "networks": { "egress": null } }""").Should().Equal("egress leads outside and has backend");
        Broken("frontend", """{ "networks": { "api": null } }""").Should().Equal("backend and frontend can reach each other through api");
        Broken("backend", """{ "networks": { "data": null, "api": null, "public": null } }""").Should().Equal("public leads outside and has backend");
        Broken("frontend", """{ "networks": {} }""").Should().Equal("frontend is in no network of its own");
        Broken("prometheus", """{ "ports": [{ "published": "9090", "protocol": "tcp", "host_ip": "127.0.0.1" }] }""").Should().Equal("prometheus: published ports");
        Broken("prometheus", """{ "networks": { "monitoring": null, "api": null, "alerts": null } }""").Should().Equal("alerts leads outside and has alertmanager, prometheus");
        Broken("grafana", """{ "networks": { "monitoring": null, "api": null } }""").Should().Equal("grafana watches nobody in api");
        Broken("grafana", """{ "networks": { "monitoring": null, "data": null } }""").Should().Equal("grafana can reach the database through data");
        Broken("backend", """{ "networks": { "data": null, "api": null, "monitoring": null } }""").Should().Equal("backend is in monitoring, among those that watch");
        Broken("backend", """{ "volumes": [{ "type": "bind", "source": "/", "target": "/host", "read_only": true }] }""").Should().Equal("backend: paths of the host");

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
        var document = await RepositoryCompose.Production.RenderAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(SandboxFixture.Root, "docs", "hardening.md"));

        foreach (var ((service, rule), reason) in Hardening.OfTheApplication)
        {
            text.Should().Contain($"| `{service}` | {rule} | {reason}");
            var definition = document["services"]![service]!.DeepClone();
            var alone = new JsonObject { ["services"] = new JsonObject { [$"not-{service}"] = definition }, ["networks"] = new JsonObject() };
            Findings(alone).Should().Contain($"not-{service}: {rule}", "an exception that nothing needs hides a mistake to come");
        }
    }

    private static string[] Findings(JsonObject document) => [.. new Hardening(document, SandboxFixture.Root).Findings()];
}
