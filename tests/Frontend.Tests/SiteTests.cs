using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Frontend.Tests;

public sealed class SiteTests : IDisposable
{
    readonly Running _site = new("https://api.test/");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_page_learns_where_the_api_is_when_it_opens()
    {
        using var answer = await _site.CreateClient().GetAsync("/config.json");

        var config = await ReadAsync(answer);
        config.GetProperty("apiAddress").GetString().Should().Be("https://api.test");
        config.GetProperty("version").GetString().Should().Be("1.2.3");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task The_page_may_call_its_own_api_and_nothing_else()
    {
        using var answer = await _site.CreateClient().GetAsync("/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'none'").And.Contain("connect-src 'self' https://api.test;");
        policy.Should().NotContain("unsafe-inline");
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/uses.js", "text/javascript")]
    [InlineData("/style.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Each_file_is_served_as_what_it_is_and_checked_for_change_each_time(string path, string type)
    {
        using var answer = await _site.CreateClient().GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
        answer.Headers.ETag.Should().NotBeNull();
    }

    [Fact]
    public async Task The_page_keeps_to_its_own_policy()
    {
        var page = await _site.CreateClient().GetStringAsync("/");

        page.Should().NotContainAny(" style=", "<style", " onclick=").And.NotMatchRegex("<script(?![^>]* src=)");
    }

    [Fact]
    public async Task Health_names_the_build()
    {
        using var answer = await _site.CreateClient().GetAsync("/health");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var report = await ReadAsync(answer);
        report.GetProperty("status").GetString().Should().Be("healthy");
        report.GetProperty("commit").GetString().Should().Be("abc");
        report.GetProperty("imageDigest").GetString().Should().Be("sha256:feed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("api.test")]
    [InlineData("ftp://api.test")]
    public void Without_the_apis_address_the_site_does_not_start(string address)
    {
        using var site = new Running(address);

        var start = () => site.CreateClient();

        start.Should().Throw<InvalidOperationException>().WithMessage("*API_ADDRESS*");
    }

    static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    sealed class Running(string apiAddress) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("API_ADDRESS", apiAddress)
            .UseSetting("SLIPWAY_VERSION", "1.2.3")
            .UseSetting("SLIPWAY_COMMIT", "abc")
            .UseSetting("SLIPWAY_IMAGE_DIGEST", "sha256:feed");
    }
}
