using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

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

    private Load(string host, int port, X509Certificate2Collection roots)
    {
        _kept = Client(host, port, roots, TimeSpan.FromMinutes(1));
        _fresh = Client(host, port, roots, TimeSpan.Zero);
        _running = RunAsync();
    }

    /// <summary>What went wrong, one line a request.</summary>
    public ConcurrentBag<string> Failures { get; } = [];

    /// <summary>How many requests were begun.</summary>
    public int Requests => _requests.Count;

    /// <summary>Starts asking.</summary>
    /// <param name="host">Address of the server.</param>
    /// <param name="port">Of its HTTPS.</param>
    /// <param name="rootPem">Whom its certificates come from.</param>
    public static Load Start(string host, int port, string rootPem)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPem(rootPem);
        return new Load(host, port, roots);
    }

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
    private static HttpClient Client(string host, int port, X509Certificate2Collection roots, TimeSpan kept)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = kept,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
            ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(host, port, token);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        })
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
    }
}
