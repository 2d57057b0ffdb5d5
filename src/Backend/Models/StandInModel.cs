namespace Backend.Models;

/// <summary>A model for tests and for machines that have none: it asks nobody, costs nothing, and answers the same question alike.</summary>
sealed class StandInModel : ILanguageModel
{
    public string Provider => ModelSettings.StandIn;

    public string Name => ModelSettings.StandIn;

    public Uri? Address => null;

    public Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation)
    {
        var text = $"This is a stand-in for a model. It was asked: {question.Text}";
        return Task.FromResult(new ModelAnswer(text, Name)
        {
            FinishReason = "stop",
            InputTokens = Words(question.Instructions) + Words(question.Text),
            OutputTokens = Words(text),
        });
    }

    static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>Where no model is set up: the API is whole, and who asks is told.</summary>
sealed class NoModel : ILanguageModel
{
    public string Provider => "none";

    public string Name => "none";

    public Uri? Address => null;

    public Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation) =>
        throw new ModelException(ModelFailure.NotConfigured, "LLM_BASE_URL is not set");
}
