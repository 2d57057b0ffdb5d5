using System.Diagnostics;
using System.Text.Json.Nodes;
using Backend.Models;

namespace Backend.Tracing;

/// <summary>A model whose calls are spans, as OpenTelemetry's conventions for generative models and Langfuse name their parts.</summary>
sealed class TracedModel(ILanguageModel model, LangfuseSettings settings) : ILanguageModel
{
    const string Chat = "chat";

    public string Provider => model.Provider;

    public string Name => model.Name;

    public Uri? Address => model.Address;

    public async Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation)
    {
        using var span = Begin(question);
        try
        {
            var answer = await model.AskAsync(question, cancellation);
            if (span is not null)
                End(span, answer);
            return answer;
        }
        catch (Exception exception)
        {
            span?.SetFailure(exception);
            throw;
        }
    }

    Activity? Begin(ModelQuestion question)
    {
        var span = ModelTrace.Source.StartActivity($"{Chat} {Name}", Address is null ? ActivityKind.Internal : ActivityKind.Client);
        if (span is null)
            return null;
        span.SetTag(LangfuseAttributes.ObservationType, "generation");
        span.SetTag(LangfuseAttributes.Operation, Chat);
        span.SetTag(LangfuseAttributes.Provider, Provider);
        span.SetTag(LangfuseAttributes.RequestModel, Name);
        span.SetTag(LangfuseAttributes.MaxTokens, question.MaxTokens);
        span.SetTag(LangfuseAttributes.ModelParameters, new JsonObject { ["max_completion_tokens"] = question.MaxTokens }.ToJsonString());
        span.SetTag(LangfuseAttributes.ServerAddress, Address?.Host);
        span.SetTag(LangfuseAttributes.ServerPort, Address?.Port);
        span.SetInput(Messages(question), settings);
        return span;
    }

    void End(Activity span, ModelAnswer answer)
    {
        span.SetTag(LangfuseAttributes.ResponseId, answer.Id);
        span.SetTag(LangfuseAttributes.ResponseModel, answer.Model);
        span.SetTag(LangfuseAttributes.FinishReasons, answer.FinishReason is { } reason ? new[] { reason } : null);
        span.SetTag(LangfuseAttributes.InputTokens, answer.InputTokens);
        span.SetTag(LangfuseAttributes.OutputTokens, answer.OutputTokens);
        span.SetOutput(answer.Text, settings);
    }

    static string Messages(ModelQuestion question) => new JsonArray(
        new JsonObject { ["role"] = "system", ["content"] = question.Instructions },
        new JsonObject { ["role"] = "user", ["content"] = question.Text }).ToJsonString();
}
