using Backend.Models;
using Backend.Tracing;

namespace Backend.Advice;

/// <summary>Asks the model what somebody wants to know about berths; each question is a trace.</summary>
sealed class Adviser(ILanguageModel model, LangfuseSettings tracing)
{
    /// <summary>The name of the trace.</summary>
    public const string TraceName = "advice";

    const string Instructions =
        "You are the harbour master of a small marina. Answer questions about berths and bookings in at most three sentences. Say so when you do not know.";

    // A few sentences.
    const int LongestAnswer = 300;

    /// <summary>Asks once.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public async Task<AdviceAnswer> AskAsync(string question, CancellationToken cancellation)
    {
        using var trace = ModelTrace.Begin(TraceName);
        trace?.SetInput(question, tracing);
        try
        {
            var answer = await model.AskAsync(new ModelQuestion(Instructions, question, LongestAnswer), cancellation);
            trace?.SetOutput(answer.Text, tracing);
            return new AdviceAnswer(answer.Text, answer.Model, trace?.TraceId.ToHexString());
        }
        catch (Exception exception)
        {
            trace?.SetFailure(exception);
            throw;
        }
    }
}
