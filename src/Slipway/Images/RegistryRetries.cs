using System.Net;
using Polly;
using Polly.Retry;

namespace Slipway.Images;

/// <summary>Which answers of a registry are worth another try, and when.</summary>
internal static class RegistryRetries
{
    /// <summary>A registry that asks for a longer pause than this is reported instead of waited for.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // 0.2 s + 0.4 s + 0.8 s: a registry that is down is told within two seconds.
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthwhile(attempt.Outcome, clock)),
                DelayGenerator = attempt => ValueTask.FromResult(PauseAskedFor(attempt.Outcome.Result, clock)),
                OnRetry = attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    private static bool IsWorthwhile(Outcome<HttpResponseMessage> outcome, TimeProvider clock) => outcome switch
    {
        // A certificate or a name is no better a moment later; a refused or broken connection may be that of a registry that starts.
        { Exception: HttpRequestException exception } => exception.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.NameResolutionError),
        { Result: { } answer } => IsTransient(answer.StatusCode) && (PauseAskedFor(answer, clock) ?? TimeSpan.Zero) <= LongestPause,
        _ => false,
    };

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || ((int)status >= 500 && status != HttpStatusCode.NotImplemented);

    private static TimeSpan? PauseAskedFor(HttpResponseMessage? answer, TimeProvider clock)
    {
        var pause = answer?.Headers.RetryAfter is { } wanted ? wanted.Delta ?? wanted.Date - clock.GetUtcNow() : null;
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
