using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Compose;
using Slipway.Releases;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>The Compose files of this repository as build/Environments.cs puts them together for an environment.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Files">After docker/compose.yaml.</param>
/// <param name="Profiles">Those that are on.</param>
internal sealed record RepositoryCompose(string Environment, ImmutableArray<string> Files, ImmutableArray<string> Profiles)
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>What docker/compose.monitoring.yaml adds where its profile is on.</summary>
    public static readonly string[] Watchers = ["alertmanager", "blackbox-exporter", "cadvisor", "grafana", "node-exporter", "postgres-exporter", "prometheus"];

    /// <summary>What every environment has.</summary>
    public static readonly string[] Application = ["db", "migrate", "backend", "frontend", "caddy"];

    public static RepositoryCompose Local { get; } = new("local", ["docker/sandbox/compose.local.yaml"], []);

    public static RepositoryCompose Qa { get; } = new("qa", ["docker/compose.monitoring.yaml", "docker/compose.qa.yaml"], []);

    public static RepositoryCompose Production { get; } = new("production", ["docker/compose.monitoring.yaml", "docker/compose.production.yaml"], ["monitoring"]);

    public static RepositoryCompose Named(string name) => new[] { Local, Qa, Production }.Single(x => x.Environment == name);

    /// <summary>Reads the files.</summary>
    public Task<ComposeProject> ReadAsync() => ComposeReader.ReadAsync(new ComposeRequest
    {
        WorkingDirectory = SandboxFixture.Root,
        Files = ["docker/compose.yaml", .. Files],
        Profiles = Profiles,
        ProjectName = "slipway",
        Variables = ComposeFolder.Variables(
            ("BACKEND_IMAGE", $"ghcr.io/acme/shop/backend@{Digest}"), ("FRONTEND_IMAGE", $"ghcr.io/acme/shop/frontend@{Digest}"),
            ("API_DOMAIN", "api.example.com"), ("APP_DOMAIN", "app.example.com"), ("ACME_EMAIL", "ops@example.com"),
            ("AUTHORITY_ADDRESS", "192.0.2.1"), ("AUTHORITY_ROOT", "../docker/sandbox/authority")),
        Secrets = ComposeFolder.Secrets(("DATABASE_PASSWORD", "not a real one"), ("GRAFANA_PASSWORD", "nor this"), ("ALERT_WEBHOOK_URL", "https://nobody.example.com/"), ("LANGFUSE_SECRET_KEY", "nor is this")),
    });

    /// <summary>What the server gets.</summary>
    public async Task<JsonObject> RenderAsync()
    {
        var project = await ReadAsync();
        var rendered = ComposeRenderer.Render(project, new RenderOptions
        {
            Layout = new ServerLayout("slipway"),
            Environment = Environment,
            Salt = "5a17",
            PinnedImages = project.Services.Select(x => x.Image!).Distinct().ToImmutableDictionary(x => x, x => x.Contains('@', StringComparison.Ordinal) ? x : $"{x.Split(':')[0]}@{Digest}"),
        });
        return JsonNode.Parse(rendered.Json)!.AsObject();
    }
}
