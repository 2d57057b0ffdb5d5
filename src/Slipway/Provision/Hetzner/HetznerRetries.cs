using System.Net;
using Polly;
using Polly.Retry;

namespace Slipway.Provision.Hetzner;

/// <summary>Which answers are worth another try.</summary>
internal static class HetznerRetries
{
    private const int Attempts = 4;

    /// <param name="pause">The first pause. The API gives back a request a second, so that waiting for its reset is not needed.</param>
    /// <param name="repeatable">Whether doing it twice is as doing it once; a creation whose answer was lost may have happened.</param>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeSpan pause, bool repeatable) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = TimeProvider.System }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Attempts,
                Delay = pause,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = async attempt => attempt.Outcome switch
                {
                    { Exception: HttpRequestException exception } => repeatable && exception.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.NameResolutionError),
                    { Result: { } answer } => await IsWorthwhileAsync(answer, repeatable),
                    _ => false,
                },
                OnRetry = attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    private static async Task<bool> IsWorthwhileAsync(HttpResponseMessage answer, bool repeatable) => answer.StatusCode switch
    {
        // Nothing was done: the request was not let in, or something else is being done to the same resource.
        HttpStatusCode.TooManyRequests or HttpStatusCode.Locked => true,
        HttpStatusCode.Conflict => HetznerErrors.CodeIn(await answer.Content.ReadAsStringAsync()) is "conflict" or "resource_in_use",
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => repeatable,
        _ => false,
    };
}
