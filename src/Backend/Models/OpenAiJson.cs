using System.Text.Json.Serialization;

namespace Backend.Models;

/// <summary>The parts of <c>POST /chat/completions</c> that are used, as OpenAI documents them.</summary>
sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, int MaxCompletionTokens);

sealed record ChatMessage(string Role, string? Content);

sealed record ChatCompletion(string? Id, string? Model, IReadOnlyList<ChatChoice>? Choices, ChatUsage? Usage);

sealed record ChatChoice(ChatMessage? Message, string? FinishReason);

sealed record ChatUsage(int PromptTokens, int CompletionTokens);

sealed record ChatError(ChatErrorBody? Error);

sealed record ChatErrorBody(string? Type, string? Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(ChatError))]
sealed partial class OpenAiJson : JsonSerializerContext;
