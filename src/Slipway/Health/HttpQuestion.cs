using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Slipway.Environments;
using Slipway.Servers;

namespace Slipway.Health;

/// <summary>Asks one container over HTTP, through a port that leads to it and to nothing else.</summary>
internal sealed class HttpQuestion : IQuestion
{
    private const int ShownCharacters = 200;
    private const int MaximumBytes = 64 * 1024;

    private readonly PortForward _forward;
    private readonly HealthProbe _probe;
    private readonly GateOptions _options;
    private readonly HttpClient _client;

    private HttpQuestion(PortForward forward, HealthProbe probe, GateOptions options)
    {
        (_forward, _probe, _options) = (forward, probe, options);
#pragma warning disable CA2000 // The client disposes its handler.
        _client = new HttpClient(Handler(forward.Port))
#pragma warning restore CA2000
        {
            // Applications that check the Host header accept this name, as their own HEALTHCHECK uses it.
            BaseAddress = new Uri($"http://localhost:{probe.Port}"),
            MaxResponseContentBufferSize = MaximumBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.ConnectionClose = true;
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("slipway-gate");
    }

    /// <summary>Opens a port on this machine's loopback that leads to the container.</summary>
    public static async Task<IQuestion> OpenAsync(
        ServerConnection connection, ContainerSnapshot container, HealthProbe probe, GateOptions options, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The question owns it.
        var forward = await connection.ForwardToServerAsync(container.Address, probe.Port, cancellationToken);
#pragma warning restore CA2000
        return new HttpQuestion(forward, probe, options);
    }

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.AnswerTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _client.GetAsync(new Uri(_probe.Path, UriKind.Relative), either.Token);
            var body = await response.Content.ReadAsStringAsync(either.Token);
            return new ProbeAnswer(response.IsSuccessStatusCode, Shown(response.StatusCode, body)) { Digest = DigestIn(body) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeAnswer(IsGood: false, $"none within {_options.AnswerTimeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException exception)
        {
            return exception.StatusCode is { } status
                ? new ProbeAnswer(IsGood: false, Shown(status, ""))
                : new ProbeAnswer(IsGood: false, "none: nothing listens on the port, or it hung up") { IsNone = true };
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _forward.DisposeAsync();
    }

    // No proxy of this machine and no redirect may answer in the container's place.
    private static SocketsHttpHandler Handler(int port) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (_, token) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private static string Shown(HttpStatusCode status, string body)
    {
        var line = body.ReplaceLineEndings(" ").Trim();
        return $"{(int)status} {(line.Length > ShownCharacters ? line[..ShownCharacters] + "…" : line)}".TrimEnd();
    }

    private string? DigestIn(string body)
    {
        if (_probe.DigestProperty is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(_probe.DigestProperty, out var digest)
                ? digest.ToString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
