namespace Backend.Models;

/// <summary>A large language model that answers questions, one at a time.</summary>
public interface ILanguageModel
{
    /// <summary>Who runs it: <c>openai</c>, <c>stand-in</c>.</summary>
    string Provider { get; }

    /// <summary>Its name, as it is asked for.</summary>
    string Name { get; }

    /// <summary>Where it is reached; null for one in this process.</summary>
    Uri? Address { get; }

    /// <summary>Asks it once.</summary>
    /// <exception cref="ModelException">There is no answer that can be used.</exception>
    Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation);
}

/// <summary>What a model is asked.</summary>
/// <param name="Instructions">What the model is to be; the same for every caller.</param>
/// <param name="Text">The caller's question.</param>
/// <param name="MaxTokens">The longest answer, in tokens.</param>
public sealed record ModelQuestion(string Instructions, string Text, int MaxTokens);

/// <summary>What a model answered.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Model">The model that gave it, which may be more exact than the one asked for.</param>
public sealed record ModelAnswer(string Text, string Model)
{
    /// <summary>The provider's name for the answer.</summary>
    public string? Id { get; init; }

    /// <summary>Why it ends where it does: <c>stop</c>, <c>length</c>.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Tokens of the question.</summary>
    public int? InputTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public int? OutputTokens { get; init; }
}
