using Backend.Models;
using Microsoft.Extensions.Time.Testing;

namespace Backend.Tests.Models;

public sealed class OpenAiModelTests : IAsyncLifetime
{
    private const string Key = "sk-very-secret-4711";

    private static readonly ModelQuestion Question = new("You are brief.", "Is berth 4 free?", 300);

    private readonly PretendOpenAi _openAi = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    public Task InitializeAsync() => _openAi.InitializeAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _openAi.DisposeAsync();
    }

    [Fact]
    public async Task The_question_is_sent_as_documented()
    {
        await Model().AskAsync(Question, default);

        _openAi.Path.Should().Be("POST /v1/chat/completions");
        _openAi.Authorization.Should().Be($"Bearer {Key}");
        _openAi.Request.GetRawText().Should().Be(
            """{"model":"gpt-4.1-mini","messages":[{"role":"system","content":"You are brief."},{"role":"user","content":"Is berth 4 free?"}],"max_completion_tokens":300}""");
    }

    [Fact]
    public async Task The_answer_is_read_with_its_model_and_tokens() =>
        (await Model().AskAsync(Question, default)).Should().Be(new ModelAnswer("Berth 4 is free.", "gpt-4.1-mini-2025-04-14")
        {
            Id = "chatcmpl-123",
            FinishReason = "stop",
            InputTokens = 41,
            OutputTokens = 7,
        });

    [Fact]
    public async Task A_server_without_keys_gets_none()
    {
        await Model(key: null).AskAsync(Question, default);

        _openAi.Authorization.Should().BeNullOrEmpty();
    }

    [Theory]
    [InlineData(401, ModelFailure.Unauthorized)]
    [InlineData(403, ModelFailure.Unauthorized)]
    [InlineData(429, ModelFailure.Limited)]
    [InlineData(400, ModelFailure.Unusable)]
    [InlineData(404, ModelFailure.Unusable)]
    [InlineData(408, ModelFailure.Unavailable)]
    [InlineData(500, ModelFailure.Unavailable)]
    [InlineData(503, ModelFailure.Unavailable)]
    public async Task A_refusal_says_why_by_its_code_and_never_quotes_the_key(int status, ModelFailure failure)
    {
        _openAi.Status = status;
        _openAi.Body = $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}.","type":"invalid_request_error","param":null,"code":"some_code"}}""";

        var refused = await FailAsync();

        refused.Failure.Should().Be(failure);
        refused.Message.Should().EndWith($"answered {status} invalid_request_error some_code").And.NotContain(Key);
    }

    [Fact]
    public async Task A_proxys_page_in_place_of_an_error_does_not_hide_the_status()
    {
        (_openAi.Status, _openAi.Body) = (502, "<html>Bad gateway</html>");

        (await FailAsync()).Message.Should().EndWith("answered 502");
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("Sat, 28 Nov 2026 12:01:30 GMT", 90)]
    [InlineData("Sat, 28 Nov 2026 11:00:00 GMT", null)]
    [InlineData(null, null)]
    public async Task When_it_may_be_asked_again_is_told_where_it_is_known(string? header, int? seconds)
    {
        (_openAi.Status, _openAi.Body, _openAi.RetryAfter) = (429, "{}", header);

        (await FailAsync()).RetryAfter.Should().Be(seconds is { } value ? TimeSpan.FromSeconds(value) : null);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":null,"refusal":"I cannot help with that."}}]}""")]
    public async Task An_answer_without_a_text_is_none(string body)
    {
        _openAi.Body = body;

        (await FailAsync()).Failure.Should().Be(ModelFailure.Unusable);
    }

    [Fact]
    public async Task A_model_that_never_answers_is_given_up()
    {
        _openAi.Silence = new TaskCompletionSource();

        var asking = Model().AskAsync(Question, default);
        await _openAi.Silence.Task;
        _time.Advance(TimeSpan.FromSeconds(20));

        (await asking.Awaiting(x => x).Should().ThrowAsync<ModelException>()).Which.Failure.Should().Be(ModelFailure.TimedOut);
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_not_taken_for_a_slow_model()
    {
        _openAi.Silence = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();

        var asking = Model().AskAsync(Question, gone.Token);
        await _openAi.Silence.Task;
        await gone.CancelAsync();

        await asking.Awaiting(x => x).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_unavailable()
    {
        var address = new Uri("http://127.0.0.1:1/v1/");

        var asking = () => new OpenAiModel(_http, new ModelSettings(address, "m", Key, TimeSpan.FromSeconds(20)), TimeProvider.System).AskAsync(Question, default);

        var failure = (await asking.Should().ThrowAsync<ModelException>()).Which;
        failure.Failure.Should().Be(ModelFailure.Unavailable);
        failure.Message.Should().Contain("ConnectionError").And.NotContain(Key);
    }

    private OpenAiModel Model(string? key = Key) =>
        new(_http, new ModelSettings(new Uri($"{_openAi.BaseUrl}/"), "gpt-4.1-mini", key, TimeSpan.FromSeconds(20)), _time);

    private async Task<ModelException> FailAsync() =>
        (await Model().Awaiting(x => x.AskAsync(Question, default)).Should().ThrowAsync<ModelException>()).Which;
}
