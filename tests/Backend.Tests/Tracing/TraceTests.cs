using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Backend.Tests.Models;
using Backend.Tracing;
using Microsoft.Extensions.DependencyInjection;

namespace Backend.Tests.Tracing;

[Collection(SpansCollection.Name)]
public sealed class TraceTests : IAsyncLifetime
{
    private const string Question = "Is berth 4 free?";

    private readonly BackendWithoutDatabase _backend = new();
    private readonly PretendOpenAi _openAi = new();
    private readonly LangfuseSite _langfuse = new();

    public async Task InitializeAsync()
    {
        await _openAi.InitializeAsync();
        await _langfuse.InitializeAsync();
        _backend
            .With("LLM_BASE_URL", _openAi.BaseUrl).With("LLM_MODEL", "gpt-4.1-mini").With("LLM_API_KEY", "sk-4711")
            .With("LANGFUSE_HOST", _langfuse.Address).With("LANGFUSE_PUBLIC_KEY", "pk-lf-1").With("LANGFUSE_SECRET_KEY", "sk-lf-2")
            .With("LANGFUSE_TRACING_ENVIRONMENT", "qa").With("LANGFUSE_FLUSH_INTERVAL", "1")
            .With("RATE_LIMIT_PER_MINUTE", "600000");
    }

    public async Task DisposeAsync()
    {
        await _langfuse.DisposeAsync();
        await _backend.DisposeAsync();
        await _openAi.DisposeAsync();
    }

    [Fact]
    public async Task A_question_is_a_trace_with_one_generation_that_says_all_that_is_known_of_it()
    {
        var trace = await TraceAsync();

        var spans = await _langfuse.WaitAsync(2);
        var root = spans.Single(x => x.Parent is null);
        var generation = spans.Single(x => x.Parent == root.Id);
        spans.Should().OnlyContain(x => x.Trace == trace);
        root.Name.Should().Be("advice");
        root.Attributes.Should().Contain(Of(
            ("langfuse.observation.type", "span"), ("langfuse.trace.input", Question), ("langfuse.trace.output", "Berth 4 is free."),
            ("langfuse.observation.input", Question), ("langfuse.observation.output", "Berth 4 is free.")));
        generation.Name.Should().Be("chat gpt-4.1-mini");
        generation.Kind.Should().Be(3, "the model is another's: CLIENT");
        generation.Attributes.Should().Contain(Of(
            ("langfuse.observation.type", "generation"), ("langfuse.observation.output", "Berth 4 is free."), ("langfuse.observation.model.parameters", """{"max_completion_tokens":300}"""),
            ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai"), ("gen_ai.request.model", "gpt-4.1-mini"), ("gen_ai.request.max_tokens", "300"),
            ("gen_ai.response.id", "chatcmpl-123"), ("gen_ai.response.model", "gpt-4.1-mini-2025-04-14"), ("gen_ai.response.finish_reasons", "[stop]"),
            ("gen_ai.usage.input_tokens", "41"), ("gen_ai.usage.output_tokens", "7"),
            ("server.address", "127.0.0.1"), ("server.port", $"{new Uri(_openAi.Address).Port}")));
        JsonDocument.Parse(generation.Attributes["langfuse.observation.input"]).RootElement[1].GetProperty("content").GetString().Should().Be(Question);
    }

    [Fact]
    public async Task Every_span_says_which_release_in_which_environment_so_that_a_deploy_can_be_compared_with_the_one_before()
    {
        await TraceAsync();

        var spans = await _langfuse.WaitAsync(2);
        foreach (var span in spans)
        {
            span.Attributes.Should().Contain(Of(
                ("langfuse.release", "1.2.3"), ("langfuse.environment", "qa"), ("langfuse.version", "1.2.3"), ("langfuse.trace.name", "advice"),
                ("langfuse.trace.metadata.commit", "0123456789abcdef0123456789abcdef01234567"), ("langfuse.trace.metadata.image_digest", "sha256:feed")));
            span.Resource.Should().Contain(Of(("service.name", "slipway-backend"), ("service.version", "1.2.3"), ("deployment.environment.name", "qa")));
        }
    }

    [Fact]
    public async Task It_is_sent_as_langfuse_documents_it()
    {
        await TraceAsync();
        await _langfuse.WaitAsync(2);

        var keys = $"Basic {Convert.ToBase64String("pk-lf-1:sk-lf-2"u8)}";
        _langfuse.Batches.Should().OnlyContain(x => x.Path == "POST /api/public/otel/v1/traces" && x.ContentType == "application/x-protobuf"
            && x.Authorization == keys && x.IngestionVersion == "4");
    }

    [Fact]
    public async Task A_trace_is_its_own_and_points_to_the_request_that_it_belongs_to()
    {
        using var client = _backend.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/advice") { Content = JsonContent.Create(new { question = Question }) };
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var answer = await client.SendAsync(request);

        answer.EnsureSuccessStatusCode();
        var root = (await _langfuse.WaitAsync(2)).Single(x => x.Name == "advice");
        root.Parent.Should().BeNull("Langfuse would wait for a parent that it never gets");
        root.Trace.Should().NotBe("0af7651916cd43dd8448eb211c80319c", "a stranger may not choose the trace");
        root.Links.Should().Be(1);
    }

    [Fact]
    public async Task Many_questions_are_sent_together()
    {
        using var client = _backend.With("LANGFUSE_FLUSH_INTERVAL", "600").With("LANGFUSE_FLUSH_AT", "40").CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AskAsync(client)));

        (await _langfuse.WaitAsync(80)).Should().HaveCount(80);
        _langfuse.Batches.Select(x => x.Spans.Count).Should().Equal(40, 40);
        _langfuse.Spans.Select(x => x.Trace).Distinct().Should().HaveCount(40);
    }

    [Fact]
    public async Task A_failure_of_the_model_is_seen_with_its_reason_and_without_the_key()
    {
        (_openAi.Status, _openAi.Body) = (401, """{"error":{"message":"Incorrect API key provided: sk-4711","type":"invalid_request_error","code":"invalid_api_key"}}""");
        using var client = _backend.CreateClient();

        using var answer = await AskAsync(client);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        foreach (var span in await _langfuse.WaitAsync(2))
        {
            span.Status.Should().Be(2, "ERROR");
            span.Attributes.Should().Contain(Of(("error.type", "Unauthorized"), ("langfuse.observation.level", "ERROR")));
            span.Attributes["langfuse.observation.status_message"].Should().EndWith("answered 401 invalid_request_error invalid_api_key");
            span.Attributes.Values.Should().NotContain(x => x.Contains("sk-4711", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_people_write_stays_here_where_that_is_asked_for()
    {
        _backend.With("LANGFUSE_CAPTURE_CONTENT", "false");
        await TraceAsync();

        var spans = await _langfuse.WaitAsync(2);
        spans.SelectMany(x => x.Attributes.Values).Should().NotContain(x => x.Contains("berth", StringComparison.OrdinalIgnoreCase));
        spans.Should().Contain(x => x.Attributes.ContainsKey("gen_ai.usage.input_tokens"));
    }

    [Fact]
    public async Task Without_keys_nothing_is_sent_and_nothing_is_said()
    {
        using var client = _backend.With("LANGFUSE_PUBLIC_KEY", "").With("LANGFUSE_SECRET_KEY", "").CreateClient();

        using var answer = await AskAsync(client);

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("trace").ValueKind.Should().Be(JsonValueKind.Null);
        ModelTrace.Source.HasListeners().Should().BeFalse();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(401)]
    public async Task What_langfuse_does_not_take_is_counted_and_no_request_fails(int status)
    {
        _langfuse.Status = status;
        using var client = _backend.CreateClient();

        for (var i = 0; i < 5; i++)
            (await AskAsync(client)).StatusCode.Should().Be(HttpStatusCode.OK);

        await UntilAsync(ledger => ledger.Refused == 10);
        Ledger.Delivered.Should().Be(0);

        _langfuse.Status = 200;
        (await AskAsync(client)).StatusCode.Should().Be(HttpStatusCode.OK);
        await UntilAsync(ledger => ledger.Delivered == 2, "it goes on when Langfuse is back");
    }

    [Fact]
    public async Task A_langfuse_that_never_answers_does_not_slow_a_request()
    {
        _langfuse.IsSilent = true;
        using var client = _backend.CreateClient();
        (await AskAsync(client)).EnsureSuccessStatusCode();
        await _langfuse.WaitAsync(1);

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 50; i++)
            (await AskAsync(client)).EnsureSuccessStatusCode();

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(60), "each would have waited for the exporter's 5 s");
    }

    [Fact]
    public async Task What_has_no_room_in_the_queue_is_dropped_and_counted()
    {
        _langfuse.IsSilent = true;
        _ = _backend.CreateClient();
        var settings = _backend.Services.GetRequiredService<LangfuseSettings>() with { QueueLimit = 4, BatchSize = 4 };
        using var queue = LangfuseQueue.Create(settings, Ledger);
        using var source = new ActivitySource(nameof(What_has_no_room_in_the_queue_is_dropped_and_counted));
        using var listener = new ActivityListener
        {
            ShouldListenTo = x => x == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        for (var i = 0; i < 10; i++)
        {
            using var span = source.StartActivity("one")!;
            span.Stop();
            queue.OnEnd(span);
        }

        Ledger.Dropped.Should().Be(6, "four wait or are being sent");
        queue.Shutdown(0);
    }

    [Fact]
    public async Task What_waits_when_the_backend_stops_is_still_sent()
    {
        _backend.With("LANGFUSE_FLUSH_INTERVAL", "600");
        await TraceAsync();
        _langfuse.Batches.Should().BeEmpty();

        await _backend.DisposeAsync();

        (await _langfuse.WaitAsync(2)).Should().HaveCount(2);
    }

    private SpanLedger Ledger => _backend.Services.GetRequiredService<SpanLedger>();

    private async Task<string> TraceAsync()
    {
        using var client = _backend.CreateClient();
        using var answer = await AskAsync(client);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("trace").GetString()!;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.PostAsJsonAsync("/api/advice", new { question = Question });

    private async Task UntilAsync(Func<SpanLedger, bool> holds, string because = "")
    {
        for (var i = 0; i < 600 && !holds(Ledger); i++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        holds(Ledger).Should().BeTrue(because + " ({0} delivered, {1} refused, {2} dropped)", Ledger.Delivered, Ledger.Refused, Ledger.Dropped);
    }

    private static Dictionary<string, string> Of(params (string Key, string Value)[] pairs) => pairs.ToDictionary(x => x.Key, x => x.Value);
}
