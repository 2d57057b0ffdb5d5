using System.Diagnostics.CodeAnalysis;
using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>Checks a release the way its users meet it: public names, TLS, a browser.</summary>
public static class SmokeTest
{
    private static readonly TimeSpan s_rehearsal = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Does what a process does at its first request alone (TLS, the roots that it trusts, code that is compiled at its first use), by
    /// asking each address once; what it answers does not matter. While something else is waited for, this takes nobody's time.
    /// </summary>
    /// <param name="checks">Whose addresses.</param>
    /// <param name="trustedRoot">PEM text of a root certificate to trust beside the system's; null trusts the system's alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong, the smoke test says so.")]
    public static async Task RehearseAsync(SmokeChecks checks, string? trustedRoot, CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(s_rehearsal);
        try
        {
            await HttpSmoke.RehearseAsync(checks, trustedRoot, ending.Token);
        }
        catch
        {
            // Nothing was learned, and nobody has waited for it.
        }
    }

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
