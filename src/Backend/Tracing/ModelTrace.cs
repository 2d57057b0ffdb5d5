using System.Diagnostics;
using Backend.Models;

namespace Backend.Tracing;

/// <summary>The spans of this application. Nobody listens where nothing is traced, and then there are none.</summary>
static class ModelTrace
{
    public static ActivitySource Source { get; } = new("Slipway.Backend.Models");

    /// <summary>Begins a trace of its own, linked to the request that it belongs to: that one is nothing that Langfuse knows.</summary>
    public static Activity? Begin(string name)
    {
        var request = Activity.Current;
        Activity.Current = null;
        var trace = Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext), links: request is null ? null : [new(request.Context)]);
        if (trace is null)
            Activity.Current = request;
        return trace?.SetTag(LangfuseAttributes.ObservationType, "span");
    }

    /// <summary>What the trace was about.</summary>
    public static void SetInput(this Activity span, string text, LangfuseSettings settings) => span.SetContent(LangfuseAttributes.TraceInput, LangfuseAttributes.Input, text, settings);

    /// <summary>What came of it.</summary>
    public static void SetOutput(this Activity span, string text, LangfuseSettings settings) => span.SetContent(LangfuseAttributes.TraceOutput, LangfuseAttributes.Output, text, settings);

    /// <summary>That it failed, in the words that are for the log.</summary>
    public static void SetFailure(this Activity span, Exception exception)
    {
        var kind = exception switch
        {
            ModelException model => model.Failure.ToString(),
            OperationCanceledException => "Cancelled",
            _ => exception.GetType().Name,
        };
        span.SetTag(LangfuseAttributes.ErrorType, kind);
        span.SetTag(LangfuseAttributes.Level, "ERROR");
        span.SetTag(LangfuseAttributes.StatusMessage, exception is ModelException ? exception.Message : kind);
        span.SetStatus(ActivityStatusCode.Error, kind);
    }

    static void SetContent(this Activity span, string ofTrace, string ofSpan, string text, LangfuseSettings settings)
    {
        if (!settings.CapturesContent)
            return;
        span.SetTag(ofSpan, text);
        if (span.Parent is null)
            span.SetTag(ofTrace, text);
    }
}
