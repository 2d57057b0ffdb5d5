using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CliWrap;
using Slipway.Compose;
using Slipway.Releases;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>What is rendered here is read by Compose on the server as it was meant here.</summary>
public sealed class RenderedComposeTests : IDisposable
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private readonly ComposeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_server_reads_every_value_as_it_was_given()
    {
        _folder.With("caddy/Caddyfile", "x").With("app.env", "FROM_FILE='a $b'").With("compose.yaml",
            """
            services:
              app:
                image: ${APP_IMAGE}
                build: .
                env_file: [app.env]
                environment: {PASSWORD: $DB_PASSWORD, URL: 'x://u:${DB_PASSWORD}@db', COST: '5$$', NAME: "${NAME}"}
                healthcheck: {test: [CMD-SHELL, 'test "$$PASSWORD"'], interval: 5s, start_period: 10s, start_interval: 100ms}
                configs: [note]
              caddy:
                image: caddy@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                volumes: ['./caddy/Caddyfile:/etc/caddy/Caddyfile:ro', 'data:/data']
            configs: {note: {content: 'say $$ to ${NAME} with ${DB_PASSWORD}'}}
            volumes: {data: {}}
            """);
        var project = await ComposeReader.ReadAsync(_folder.Request with
        {
            Variables = ComposeFolder.Variables(("APP_IMAGE", $"localhost:5555/app@{Digest}"), ("NAME", "A $ and ${B}")),
            Secrets = ComposeFolder.Secrets(("DB_PASSWORD", "p'a\"$s\\ #w")),
        });

        var rendered = ComposeRenderer.Render(project, new RenderOptions
        {
            Layout = new ServerLayout("shop"),
            Environment = "qa",
            Salt = "5a17",
            OwnImages = [new OwnImage($"localhost:5555/app@{Digest}", [])],
        });

        rendered.Json.Should().NotContain("p'a").And.NotContain(_folder.Root);
        var services = await ReadAsync(rendered.Json, SecretsFile.Write(project.Secrets));
        var environment = services["services"]!["app"]!["environment"]!.AsObject().ToImmutableDictionary(x => x.Key, x => x.Value!.ToString().Replace("$$", "$", StringComparison.Ordinal));
        environment.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["PASSWORD"] = "p'a\"$s\\ #w",
            ["URL"] = "x://u:p'a\"$s\\ #w@db",
            ["COST"] = "5$",
            ["NAME"] = "A $ and ${B}",
            ["FROM_FILE"] = "a $b",
            ["SLIPWAY_IMAGE_DIGEST"] = Digest,
        });
        services["services"]!["app"]!["healthcheck"]!["test"]![1]!.ToString().Should().Be("test \"$$PASSWORD\"");
        services["configs"]!["note"]!["content"]!.ToString().Should().Be("say $$ to A $$ and $${B} with p'a\"$$s\\ #w");
    }

    private async Task<JsonNode> ReadAsync(string json, Secret secrets)
    {
        _folder.With("server/compose.json", json).With("server/secrets.env", secrets.Reveal());
        var output = new StringBuilder();
        await Cli.Wrap("docker").WithWorkingDirectory(Path.Combine(_folder.Root, "server"))
            .WithArguments(["compose", "--project-name", "shop", "--env-file", "secrets.env", "--file", "compose.json", "config", "--format", "json"])
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
            .ExecuteAsync();
        return JsonNode.Parse(output.ToString())!;
    }
}
