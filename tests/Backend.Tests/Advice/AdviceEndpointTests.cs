using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Backend.Tests.Models;

namespace Backend.Tests.Advice;

[Collection(SpansCollection.Name)]
public sealed class AdviceEndpointTests : IAsyncLifetime
{
    private readonly BackendWithoutDatabase _backend = new();
    private readonly PretendOpenAi _openAi = new();

    public Task InitializeAsync() => _openAi.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _backend.DisposeAsync();
        await _openAi.DisposeAsync();
    }

    [Fact]
    public async Task The_stand_in_answers_the_same_question_alike_and_asks_nobody()
    {
        using var client = _backend.With("LLM_BASE_URL", "stand-in").CreateClient();

        var first = await BodyAsync(await AskAsync(client, "Which berth is long enough?"));
        var second = await BodyAsync(await AskAsync(client, "Which berth is long enough?"));

        first.GetRawText().Should().Be(second.GetRawText());
        first.GetProperty("answer").GetString().Should().Contain("stand-in").And.Contain("Which berth is long enough?");
        first.GetProperty("trace").ValueKind.Should().Be(JsonValueKind.Null, "nothing is traced here");
    }

    [Fact]
    public async Task A_model_is_asked_and_its_answer_given()
    {
        using var client = Asking().CreateClient();

        var body = await BodyAsync(await AskAsync(client, "Is berth 4 free?"));

        body.GetProperty("answer").GetString().Should().Be("Berth 4 is free.");
        body.GetProperty("model").GetString().Should().Be("gpt-4.1-mini-2025-04-14");
        _openAi.Request.GetProperty("messages")[1].GetProperty("content").GetString().Should().Be("Is berth 4 free?");
        _openAi.Authorization.Should().Be("Bearer sk-4711");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task No_question_costs_nothing(string? question)
    {
        using var answer = await AskAsync(Asking().CreateClient(), question);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("\"question\"");
        _openAi.Path.Should().BeNull();
    }

    [Fact]
    public async Task A_question_without_end_costs_nothing()
    {
        using var answer = await AskAsync(Asking().CreateClient(), new string('x', 501));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        _openAi.Path.Should().BeNull();
    }

    [Fact]
    public async Task Where_no_model_is_set_up_the_rest_works_and_who_asks_is_told()
    {
        using var client = _backend.CreateClient();

        using var answer = await AskAsync(client, "Is berth 4 free?");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("There is no adviser here.");
        (await client.PostAsJsonAsync("/api/bookings", new { })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task A_model_that_fails_is_no_fault_of_the_callers_and_what_is_wrong_stays_inside(int status)
    {
        (_openAi.Status, _openAi.Body) = (status, """{"error":{"message":"Incorrect API key provided: sk-4711","type":"invalid_request_error","code":"invalid_api_key"}}""");

        using var answer = await AskAsync(Asking().CreateClient(), "Is berth 4 free?");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).Should().NotContainAny("sk-4711", "api_key", "127.0.0.1");
    }

    [Fact]
    public async Task A_model_that_is_asked_too_often_says_when_to_come_back()
    {
        (_openAi.Status, _openAi.Body, _openAi.RetryAfter) = (429, "{}", "20");

        using var answer = await AskAsync(Asking().CreateClient(), "Is berth 4 free?");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_model_that_takes_too_long_is_a_time_out_and_the_backend_lives_on()
    {
        _openAi.Silence = new TaskCompletionSource();

        using var answer = await AskAsync(Asking().With("LLM_TIMEOUT_SECONDS", "1").CreateClient(), "Is berth 4 free?");

        answer.StatusCode.Should().Be(HttpStatusCode.GatewayTimeout);
    }

    [Fact]
    public void A_setting_that_is_wrong_stops_the_backend_from_starting()
    {
        var start = () => _backend.With("LLM_BASE_URL", "nowhere").CreateClient();

        start.Should().Throw<InvalidOperationException>().WithMessage("LLM_BASE_URL*");
    }

    private BackendWithoutDatabase Asking() => _backend
        .With("LLM_BASE_URL", _openAi.BaseUrl).With("LLM_MODEL", "gpt-4.1-mini").With("LLM_API_KEY", "sk-4711");

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string? question) => client.PostAsJsonAsync("/api/advice", new { question });

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
