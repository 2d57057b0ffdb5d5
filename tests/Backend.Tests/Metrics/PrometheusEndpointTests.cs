using System.Net;
using System.Security.Cryptography;
using Backend.Tracing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Backend.Tests.Metrics;

/// <summary>The real server on two ports, as in its container: an address of the loopback network that nobody else has.</summary>
public sealed class PrometheusEndpointTests : IAsyncLifetime
{
    readonly string _address = $"127.{RandomNumberGenerator.GetInt32(78, 255)}.{RandomNumberGenerator.GetInt32(1, 255)}.{RandomNumberGenerator.GetInt32(1, 255)}";
    readonly HttpClient _client = new();
    WebApplication _backend = null!;

    public async Task InitializeAsync()
    {
        _backend = Api.Build([.. Settings, "--METRICS_PORT=9464"]);
        await _backend.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _backend.DisposeAsync();
    }

    string[] Settings =>
    [
        $"--urls=http://{_address}:8000;http://{_address}:9464", "--DATABASE_HOST=127.0.0.1", "--DATABASE_PORT=1", "--DATABASE_NAME=none",
        "--DATABASE_USER=nobody", "--DATABASE_PASSWORD=nothing", "--SLIPWAY_VERSION=1.2.3", "--SLIPWAY_COMMIT=0123456789abcdef0123456789abcdef01234567",
    ];

    [Fact]
    public async Task What_was_asked_is_counted_by_interface_and_outcome()
    {
        using var asked = await _client.GetAsync($"http://{_address}:8000/api/berths");

        asked.StatusCode.Should().Be(HttpStatusCode.InternalServerError, "there is no database");
        (await _client.GetStringAsync($"http://{_address}:9464/metrics")).Split('\n')
            .Should().ContainSingle(x => x.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal)
                && x.Contains("http_response_status_code=\"500\"", StringComparison.Ordinal) && x.Contains("http_route=\"/api/berths\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_metrics_name_the_build_that_answers() =>
        (await _client.GetStringAsync($"http://{_address}:9464/metrics"))
            .Should().MatchRegex("target_info\\{[^}]*service_version=\"1\\.2\\.3\"").And.Contain("commit=\"0123456789abcdef0123456789abcdef01234567\"");

    [Fact]
    public async Task Spans_that_are_lost_are_counted()
    {
        _backend.Services.GetRequiredService<SpanLedger>().Refuse(3);

        (await _client.GetStringAsync($"http://{_address}:9464/metrics")).Should().MatchRegex("langfuse_spans[a-z_]*\\{[^}]*outcome=\"refused\"[^}]*\\} 3");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("api.example.com:9464")]
    [InlineData("127.0.0.1:9464")]
    public async Task Whoever_comes_in_by_the_proxy_s_port_gets_no_metrics_whatever_host_he_names(string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{_address}:8000/metrics");
        request.Headers.Host = host;
        using var answer = await _client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/berths")]
    [InlineData("/health")]
    [InlineData("/")]
    public async Task The_port_of_the_metrics_has_nothing_else(string path)
    {
        using var answer = await _client.GetAsync($"http://{_address}:9464{path}");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("0")]
    [InlineData("70000")]
    public void A_port_that_is_none_is_said_at_the_start(string port) =>
        FluentActions.Invoking(() => Api.Build([.. Settings, $"--METRICS_PORT={port}"])).Should().Throw<InvalidOperationException>().WithMessage($"METRICS_PORT *'{port}'*");
}
