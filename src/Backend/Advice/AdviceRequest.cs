using System.Text.Json.Serialization;

namespace Backend.Advice;

/// <summary>A question of somebody who wants to book.</summary>
public sealed record AdviceRequest(string? Question)
{
    const int LongestQuestion = 500;

    /// <summary>What is wrong, by field; empty when the question can be asked.</summary>
    public Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Question))
            problems["question"] = ["Ask something."];
        else if (Question.Length > LongestQuestion)
            problems["question"] = [$"A question has at most {LongestQuestion} characters."];
        return problems;
    }
}

/// <summary>What the harbour master's model says.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Model">The model that gave it.</param>
/// <param name="Trace">The trace in Langfuse, for what people say of the answer; null where nothing is traced.</param>
public sealed record AdviceAnswer(string Answer, string Model, string? Trace);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AdviceRequest))]
[JsonSerializable(typeof(AdviceAnswer))]
sealed partial class AdviceJson : JsonSerializerContext;
