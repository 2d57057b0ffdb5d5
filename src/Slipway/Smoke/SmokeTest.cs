using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>Checks a release the way its users meet it: public names, TLS, a browser.</summary>
public static class SmokeTest
{
    /// <summary>Runs all checks side by side.</summary>
    /// <exception cref="SmokeFailedException">A check did not find what it looked for in time.</exception>
    /// <exception cref="InvalidInputException">A check names what does not exist, or no browser is installed.</exception>
    public static async Task<SmokeReport> RunAsync(SmokeChecks checks, SmokeContext context, CancellationToken cancellationToken = default)
    {
        using var http = new HttpSmoke(checks, context);
        var answers = Task.WhenAll(checks.Http.Select(x => http.RunAsync(x, cancellationToken)));
        var pages = checks.Pages.IsEmpty ? Task.FromResult<SmokeCheckResult[]>([]) : PageSmoke.RunAsync(checks, context, cancellationToken);
        var inside = Task.WhenAll(checks.Containers.Select(x => ContainerSmoke.RunAsync(x, context, cancellationToken)));
        await Task.WhenAll(answers, pages, inside);
        var report = new SmokeReport([.. await answers, .. await inside, .. await pages]);
        return report.Passed ? report : throw new SmokeFailedException(report);
    }
}
