using Slipway.Sandbox;

namespace Slipway.Sandbox.Tests.Https;

/// <summary>Who signs certificates in QA and production, which no test can ask.</summary>
[Collection(SandboxCollection.Name)]
public sealed class IssuerTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("letsencrypt", null)]
    [InlineData("letsencrypt-staging", "https://acme-staging-v02.api.letsencrypt.org/directory")]
    public async Task The_Caddyfile_is_one_with_each_way_to_Lets_Encrypt(string issuer, string? authority)
    {
        string[] variables =
        [
            $"TLS_ISSUER={issuer}", "ACME_EMAIL=ops@example.com", "API_DOMAIN=api.example.app", "APP_DOMAIN=www.example.app", "REDIRECT_DOMAINS=example.app", "REDIRECT_TO=www.example.app",
            "HSTS_PRELOAD=no", "METRICS_ADDRESS=127.0.0.1",
        ];

        var said = await SandboxFixture.DockerAsync(
        [
            "run", "--rm", "--label", $"dev.slipway.sandbox={sandbox.Name}", "--network", "none", "--volume", $"{Path.Combine(SandboxFixture.Root, "docker", "caddy")}:/etc/caddy:ro",
            .. variables.SelectMany(x => new[] { "--env", x }), await sandbox.ImageAsync(SandboxImage.Caddy),
            "sh", "-c", "mkdir -p /run/caddy && cd /etc/caddy && caddy validate --config Caddyfile --adapter caddyfile && caddy adapt --config Caddyfile --adapter caddyfile",
        ]);

        said.Should().Contain("Valid configuration").And.Contain("\"email\":\"ops@example.com\"");
        if (authority is null)
            said.Should().NotContain("acme-staging");
        else
            said.Should().Contain($"\"ca\":\"{authority}\"");
    }
}
