using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Backend.Tests;

/// <summary>The real API in this process; its database is a port of this machine that nobody listens on.</summary>
public sealed class BackendWithoutDatabase : WebApplicationFactory<Program>
{
    readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["DATABASE_HOST"] = "127.0.0.1",
        ["DATABASE_PORT"] = "1",
        ["DATABASE_NAME"] = "none",
        ["DATABASE_USER"] = "nobody",
        ["DATABASE_PASSWORD"] = "nothing",
        ["FRONTEND_ORIGIN"] = "https://app.test",
        ["SLIPWAY_VERSION"] = "1.2.3",
        ["SLIPWAY_COMMIT"] = "0123456789abcdef0123456789abcdef01234567",
        ["SLIPWAY_IMAGE_DIGEST"] = "sha256:feed",
    };

    public BackendWithoutDatabase With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As it ships: in development a bad request is an exception page.
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
    }
}
