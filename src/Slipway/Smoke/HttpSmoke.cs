using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>HTTP checks through the public addresses.</summary>
internal sealed partial class HttpSmoke : IDisposable
{
    /// <summary>How much of a wrong answer an error shows.</summary>
    private const int Shown = 500;

    private readonly SmokeContext _context;
    private readonly HttpClient _client;

    public HttpSmoke(SmokeChecks checks, SmokeContext context)
    {
        _context = context;
        _client = Client(checks, context.TrustedRoot);
    }

    /// <summary>Sends each request once and looks at no answer.</summary>
    public static async Task RehearseAsync(SmokeChecks checks, string? trustedRoot, CancellationToken cancellationToken)
    {
        using var client = Client(checks, trustedRoot);
        await Task.WhenAll(checks.Http.Select(async x => (await client.GetAsync(new Uri(x.Url), cancellationToken)).Dispose()));
    }

    public async Task<SmokeCheckResult> RunAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        var digest = Expected(check);
        var started = _context.Time.GetTimestamp();
        var failure = await Poll.UntilRightAsync(token => AskAsync(check, digest, token), _context, cancellationToken);
        return new SmokeCheckResult($"GET {check.Url}", _context.Time.GetElapsedTime(started)) { Failure = failure };
    }

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(SmokeChecks checks, string? trustedRoot)
    {
        var addresses = new PublicAddresses(checks.Resolve);
#pragma warning disable CA2000 // The client disposes its handler.
        return new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = addresses.ConnectAsync,
                UseProxy = addresses.AllowsProxy,
                // A redirect is an answer of its own, with a status to be compared.
                AllowAutoRedirect = false,
                SslOptions = TrustedRoots.Client(trustedRoot),
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 16 * 1024 * 1024,
        };
#pragma warning restore CA2000
    }

    private string? Expected(HttpCheck check)
    {
        if (check.DigestProperty is null)
            return null;
        if (check.Service is null)
            throw new InvalidInputException($"The smoke check of {check.Url} has a DigestProperty and no Service.");
        return _context.Digests.TryGetValue(check.Service, out var digest)
            ? digest
            : throw new InvalidInputException($"The smoke check of {check.Url} names the service {check.Service}, which the release does not have. It has {string.Join(", ", _context.Digests.Keys.Order())}.");
    }

    private async Task<string?> AskAsync(HttpCheck check, string? digest, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(check.Url), cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            var wrong = Judge(check, digest, (int)response.StatusCode, body);
            var location = response.Headers.Location is { } to ? $" to {to}" : "";
            return wrong is null ? null : $"{wrong}; it answered {(int)response.StatusCode}{location}: {Shorten(body)}";
        }
        catch (HttpRequestException exception)
        {
            return IsWithoutCertificate(exception)
                ? WithoutCertificate(new Uri(check.Url).Host)
                : $"{exception.Message}{(exception.InnerException is { } inner ? $" {inner.Message}" : "")}";
        }
    }

    /// <summary>Whether the proxy ended the handshake because it has no certificate for the name: TLS alert 80, <c>internal_error</c>.</summary>
    private static bool IsWithoutCertificate(HttpRequestException exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Alert().IsMatch(cause.Message))
                return true;
        }

        return false;
    }

    private static string WithoutCertificate(string domain) =>
        $"the proxy has no certificate for {domain}. Its authority signs one once it has reached the proxy under that name on port 80 or 443, "
        + $"so {domain} must lead to this server, not only from here (getent hosts {domain}); ./build.sh Logs --service with the proxy's name says what it was answered";

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    internal static string? Judge(HttpCheck check, string? digest, int status, string body)
    {
        if (status != check.Status)
            return $"expected status {check.Status}";
        if (check.Contains is { } text && !body.Contains(text, StringComparison.Ordinal))
            return $"expected '{text}' in the answer";
        if (digest is not null && Property(body, check.DigestProperty!) is var found && found != digest)
            return $"expected {check.DigestProperty} to be {digest} of {check.Service}, found {found ?? "nothing"}";
        return null;
    }

    private static string? Property(string body, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // OpenSSL's words; those of .NET where it reads the alert itself.
    [GeneratedRegex("alert internal error|TLS alert: 'InternalError'")]
    private static partial Regex Alert();

    private static string Shorten(string text) => text.Length <= Shown ? text : $"{text[..Shown]}…";
}
