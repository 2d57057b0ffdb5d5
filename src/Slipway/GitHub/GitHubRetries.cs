using System.Net;
using Octokit;
using Polly;
using Polly.Retry;

namespace Slipway.GitHub;

/// <summary>Which failures of GitHub are worth another try.</summary>
internal static class GitHubRetries
{
    /// <summary>A pause longer than this is reported instead of waited for.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    public static ResiliencePipeline Create(TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            // 0.3 s + 0.6 s + 1.2 s: GitHub's short hiccups pass, and an outage is told within a few seconds.
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(300),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = attempt => ValueTask.FromResult(
                IsTransient(attempt.Outcome.Exception, attempt.Context.CancellationToken)
                // Who was silent twice for as long as an attempt may take is not waited for four times.
                || (attempt.AttemptNumber == 0 && IsTimeout(attempt.Outcome.Exception, attempt.Context.CancellationToken))),
            DelayGenerator = attempt => ValueTask.FromResult(PauseAskedFor(attempt.Outcome.Exception)),
        })
        .Build();

    private static bool IsTransient(Exception? exception, CancellationToken cancellationToken) => exception switch
    {
        ApiException api when PauseAskedFor(api) is { } pause => pause <= LongestPause,
        ApiException api => api.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        HttpRequestException http => http.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.NameResolutionError),
        _ => false,
    };

    private static bool IsTimeout(Exception? exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    /// <summary>How long GitHub wants to be left alone, which it says by a header whatever the status: 403, 429 or 503.</summary>
    /// <seealso href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit"/>
    public static TimeSpan? PauseAskedFor(Exception? exception) =>
        exception is ApiException { HttpResponse.Headers: { } headers } and not RateLimitExceededException
        && headers.FirstOrDefault(x => x.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value is { } text
        && int.TryParse(text, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
