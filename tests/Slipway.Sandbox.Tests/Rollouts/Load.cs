using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>Asks the second application at a steady rate, through its public addresses, and remembers every answer that was none.</summary>
internal sealed class Load : IAsyncDisposable
{
    /// <summary>One of so many requests takes two seconds.</summary>
    private const int SlowOnes = 40;

    /// <summary>One of so many requests has a connection of its own; no divisor in common with the kinds of requests, so that each kind comes with both.</summary>
    private const int FreshOnes = 5;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _requests = [];
    private readonly HttpClient _kept;
    private readonly HttpClient _fresh;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly double _perSecond;
    private readonly bool _onlyReads;
    private readonly Task _running;

    /// <summary>Starts asking.</summary>
    /// <param name="resolve">Where the public addresses lead.</param>
    /// <param name="rootPem">Whom the certificates come from.</param>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="onlyReads">Whether nothing is posted to the page.</param>
    public Load(ImmutableDictionary<string, string> resolve, string rootPem, double perSecond = 50, bool onlyReads = false)
    {
        (_perSecond, _onlyReads) = (perSecond, onlyReads);
        var addresses = new PublicAddresses(resolve);
        _kept = Client(addresses, rootPem, TimeSpan.FromMinutes(1));
        _fresh = Client(addresses, rootPem, TimeSpan.Zero);
        _running = RunAsync();
    }

    /// <summary>What went wrong, one line a request.</summary>
    public ConcurrentBag<string> Failures { get; } = [];

    /// <summary>Every good answer: when it was asked for, since the start, and how long it took; those that are slow on purpose are left out.</summary>
    public ConcurrentQueue<(TimeSpan At, TimeSpan Took)> Answers { get; } = [];

    /// <summary>Time since the start.</summary>
    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_started);

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
            _requests.Add(AskAsync(i % FreshOnes == 0 ? _fresh : _kept, i % SlowOnes == 0 ? null : i % 4));
            if (TimeSpan.FromSeconds((i + 1) / _perSecond) - Now is { Ticks: > 0 } early)
                await Task.Delay(early, TimeProvider.System);
        }
    }

    private async Task AskAsync(HttpClient client, int? kind)
    {
        using var request = kind switch
        {
            0 => new HttpRequestMessage(HttpMethod.Get, "https://www.second.test/"),
            1 => new HttpRequestMessage(HttpMethod.Get, "https://api.second.test/visits"),
            2 => new HttpRequestMessage(_onlyReads ? HttpMethod.Get : HttpMethod.Post, "https://www.second.test/"),
            3 => new HttpRequestMessage(HttpMethod.Post, "https://api.second.test/visits"),
            _ => new HttpRequestMessage(HttpMethod.Get, "https://api.second.test/slow"),
        };
        var asked = Now;
        try
        {
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                Failures.Add($"{asked.TotalSeconds:0.00} s: {request.Method} {request.RequestUri}: {(int)answer.StatusCode}");
            else if (kind is not null)
                Answers.Enqueue((asked, Now - asked));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Failures.Add($"{asked.TotalSeconds:0.00} s: {request.Method} {request.RequestUri}: {exception.Message}");
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
