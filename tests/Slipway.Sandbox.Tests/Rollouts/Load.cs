using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using Slipway.Environments;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>Asks the second application at a steady rate, through its public addresses, and remembers every answer that was none.</summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _requests = [];
    private readonly HttpClient _kept;
    private readonly HttpClient _fresh;
    private readonly Task _running;

    /// <summary>Starts asking.</summary>
    /// <param name="checks">Where the public addresses lead.</param>
    /// <param name="rootPem">Whom the certificates come from.</param>
    public Load(SmokeChecks checks, string rootPem)
    {
        var addresses = new PublicAddresses(checks.Resolve);
        _kept = Client(addresses, rootPem, TimeSpan.FromMinutes(1));
        _fresh = Client(addresses, rootPem, TimeSpan.Zero);
        _running = RunAsync();
    }

    /// <summary>What went wrong, one line a request.</summary>
    public ConcurrentBag<string> Failures { get; } = [];

    /// <summary>How many requests were begun.</summary>
    public int Requests => _requests.Count;

    /// <summary>Stops asking and waits for the answers that are due.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await Task.WhenAll(_requests);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _kept.Dispose();
        _fresh.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            _requests.Add(AskAsync(i % 2 == 0 ? _kept : _fresh, i % 3));
            await Task.Delay(s_pause, TimeProvider.System);
        }
    }

    private async Task AskAsync(HttpClient client, int kind)
    {
        using var request = kind switch
        {
            0 => new HttpRequestMessage(HttpMethod.Get, "https://www.second.test/"),
            1 => new HttpRequestMessage(HttpMethod.Get, "https://api.second.test/visits"),
            _ => new HttpRequestMessage(HttpMethod.Post, "https://api.second.test/visits"),
        };
        try
        {
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                Failures.Add($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Failures.Add($"{request.Method} {request.RequestUri}: {exception.Message}");
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns the handler.")]
    public static HttpClient Client(PublicAddresses addresses, string rootPem, TimeSpan kept) => new(new SocketsHttpHandler
    {
        ConnectCallback = addresses.ConnectAsync,
        UseProxy = addresses.AllowsProxy,
        PooledConnectionLifetime = kept,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustedRoots.Policy(rootPem) },
    })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };
}
