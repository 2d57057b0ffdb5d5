namespace Slipway.Smoke;

/// <summary>Asks again until the answer is right or the time is over; the last wrong answer is the verdict.</summary>
internal static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <param name="ask">Gives null for a right answer, else what was wrong with it. Its token ends with the time.</param>
    /// <param name="context">Time and timeout.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<string?> UntilRightAsync(
        Func<CancellationToken, Task<string?>> ask, SmokeContext context, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(context.Timeout, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        var wrong = $"no answer within {context.Timeout.TotalSeconds:0.###} s";
        try
        {
            while (await ask(either.Token) is { } answer)
            {
                wrong = answer;
                await Task.Delay(Interval, context.Time, either.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return wrong;
        }
    }
}
