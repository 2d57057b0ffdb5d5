using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Backend.Tests.Models;

/// <summary>Answers <c>POST /v1/chat/completions</c> as OpenAI documents it, or as a test wants.</summary>
public sealed class PretendOpenAi : LoopbackSite
{
    public const string Good =
        """
        {
          "id": "chatcmpl-123", "object": "chat.completion", "created": 1790000000, "model": "gpt-4.1-mini-2025-04-14",
          "choices": [{ "index": 0, "message": { "role": "assistant", "content": "Berth 4 is free.", "refusal": null }, "logprobs": null, "finish_reason": "stop" }],
          "usage": { "prompt_tokens": 41, "completion_tokens": 7, "total_tokens": 48 }, "service_tier": "default"
        }
        """;

    private readonly CancellationTokenSource _end = new();

    /// <summary>The base address, for LLM_BASE_URL.</summary>
    public string BaseUrl => $"{Address}/v1";

    public int Status { get; set; } = 200;

    public string Body { get; set; } = Good;

    public string? RetryAfter { get; set; }

    /// <summary>Set once a request has come; it is then never answered.</summary>
    public TaskCompletionSource? Silence { get; set; }

    public string? Path { get; private set; }

    public string? Authorization { get; private set; }

    public JsonElement Request { get; private set; }

    public override async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await base.DisposeAsync();
        _end.Dispose();
    }

    protected override async Task AnswerAsync(HttpContext context)
    {
        (Path, Authorization) = (context.Request.Method + " " + context.Request.Path, context.Request.Headers.Authorization);
        Request = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        if (Silence is { } silence)
        {
            silence.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        if (RetryAfter is not null)
            context.Response.Headers.RetryAfter = RetryAfter;
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Body);
    }
}
