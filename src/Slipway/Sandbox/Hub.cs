using System.Net;

namespace Slipway.Sandbox;

/// <summary>The public hub of images.</summary>
internal static class Hub
{
    private static readonly Uri Address = new("https://registry-1.docker.io/v2/");
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Whether it answers as a registry does, which a proxy's page of refusal does not.</summary>
    public static async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Timeout };
        try
        {
            using var answer = await client.GetAsync(Address, cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized
                && answer.Headers.Contains("Docker-Distribution-Api-Version");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
