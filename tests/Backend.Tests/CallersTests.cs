using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;

namespace Backend.Tests;

public sealed class CallersTests : IDisposable
{
    readonly BackendWithoutDatabase _backend = new();

    public void Dispose() => _backend.Dispose();

    [Fact]
    public async Task A_caller_that_asks_too_often_is_told_to_come_back()
    {
        using var client = _backend.With("RATE_LIMIT_PER_MINUTE", "1").CreateClient();

        using var first = await BookNothingAsync(client);
        using var second = await BookNothingAsync(client);

        first.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        second.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        second.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task Health_is_answered_however_often_it_is_asked()
    {
        using var client = _backend.With("RATE_LIMIT_PER_MINUTE", "1").CreateClient();

        for (var i = 0; i < 20; i++)
        {
            using var answer = await client.GetAsync("/health");
            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        }
    }

    [Theory]
    [InlineData("172.18.0.5", HttpStatusCode.BadRequest)]
    [InlineData("198.51.100.7", HttpStatusCode.TooManyRequests)]
    public async Task Only_a_proxy_on_a_private_network_is_believed_about_who_calls(string sender, HttpStatusCode second)
    {
        var server = _backend.With("RATE_LIMIT_PER_MINUTE", "1").Server;

        async Task<int> CallAsync(string caller) => (await server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
            context.Request.Method = HttpMethods.Post;
            context.Request.Path = "/api/bookings";
            context.Request.ContentType = "application/json";
            context.Request.Body = new MemoryStream("{}"u8.ToArray());
            context.Request.Headers["X-Forwarded-For"] = caller;
        })).Response.StatusCode;

        (await CallAsync("203.0.113.1")).Should().Be((int)HttpStatusCode.BadRequest);
        (await CallAsync("203.0.113.2")).Should().Be((int)second);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("many")]
    public void A_limit_that_is_no_number_stops_the_backend_from_starting(string limit)
    {
        var start = () => _backend.With("RATE_LIMIT_PER_MINUTE", limit).CreateClient();

        start.Should().Throw<InvalidOperationException>().WithMessage($"RATE_LIMIT_PER_MINUTE*'{limit}'*");
    }

    [Theory]
    [InlineData("https://app.test", "https://app.test")]
    [InlineData("https://elsewhere.test", null)]
    public async Task Only_pages_of_the_frontend_may_read_the_answers(string origin, string? allowed)
    {
        using var client = _backend.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("Origin", origin);

        using var answer = await client.SendAsync(request);

        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values);
        values?.Single().Should().Be(allowed);
        (values is null).Should().Be(allowed is null);
    }

    static Task<HttpResponseMessage> BookNothingAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/bookings", new { });
}
