using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Backend.Models;

/// <summary>
/// A model behind OpenAI's API, or one that answers alike (vLLM, Ollama, LiteLLM, Mistral). It is asked once: a person waits, and
/// is better told to come back than kept waiting.
/// </summary>
/// <param name="http">Connects; its time limit must be longer than that of the settings.</param>
/// <param name="settings">Which model, and where.</param>
/// <param name="time">Ends the wait.</param>
sealed class OpenAiModel(HttpClient http, ModelSettings settings, TimeProvider time) : ILanguageModel
{
    public string Provider => "openai";

    public string Name => settings.Model;

    public Uri? Address => settings.BaseUrl;

    public async Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(settings.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = Request(question);
            using var answer = await http.SendAsync(request, either.Token);
            return answer.IsSuccessStatusCode ? await ReadAsync(answer, either.Token) : throw await RefusedAsync(answer, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new ModelException(ModelFailure.TimedOut, $"{settings} gave no answer within {settings.TimeLimit.TotalSeconds:0} s");
        }
        catch (HttpRequestException exception)
        {
            throw new ModelException(ModelFailure.Unavailable, $"{settings} cannot be reached: {exception.HttpRequestError}", exception);
        }
    }

    HttpRequestMessage Request(ModelQuestion question)
    {
        var body = new ChatRequest(settings.Model, [new("system", question.Instructions), new("user", question.Text)], question.MaxTokens);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.BaseUrl, "chat/completions"))
        {
            Content = JsonContent.Create(body, OpenAiJson.Default.ChatRequest),
        };
        if (settings.ApiKey is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    async Task<ModelAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var completion = await ParseAsync(answer, cancellation);
        if (completion?.Choices is not [{ Message.Content: { Length: > 0 } text } choice, ..])
            throw new ModelException(ModelFailure.Unusable, $"{settings} answered without a text");
        return new ModelAnswer(text, completion.Model ?? settings.Model)
        {
            Id = completion.Id,
            FinishReason = choice.FinishReason,
            InputTokens = completion.Usage?.PromptTokens,
            OutputTokens = completion.Usage?.CompletionTokens,
        };
    }

    async Task<ChatCompletion?> ParseAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(OpenAiJson.Default.ChatCompletion, cancellation);
        }
        catch (JsonException exception)
        {
            throw new ModelException(ModelFailure.Unusable, $"{settings} answered what is not JSON as documented", exception);
        }
    }

    async Task<ModelException> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var failure = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ModelFailure.Unauthorized,
            HttpStatusCode.TooManyRequests => ModelFailure.Limited,
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => ModelFailure.Unavailable,
            _ => ModelFailure.Unusable,
        };
        return new ModelException(failure, $"{settings} answered {(int)answer.StatusCode}{await ReasonAsync(answer, cancellation)}") { RetryAfter = RetryAfter(answer) };
    }

    // Type and code only: the message may quote the key.
    static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var error = (await answer.Content.ReadFromJsonAsync(OpenAiJson.Default.ChatError, cancellation))?.Error;
            return string.Concat(new[] { error?.Type, error?.Code }.Where(x => x is { Length: > 0 }).Distinct().Select(x => $" {x}"));
        }
        catch (JsonException)
        {
            // A proxy's page.
            return "";
        }
    }

    TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
