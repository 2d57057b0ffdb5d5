using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nuke.Common.Tests;

/// <summary>An HTTP server on loopback: what it was told to answer, it answers; all else is not found.</summary>
public sealed class LoopbackServer : IDisposable
{
    readonly HttpListener _listener = new();
    readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    public LoopbackServer()
    {
        Address = new Uri($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Method and path with query of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>The last request's headers.</summary>
    public WebHeaderCollection Headers { get; private set; } = [];

    /// <summary>Says what to answer.</summary>
    /// <param name="request">Method and path, such as <c>GET /a</c>; a path without its query stands for every query.</param>
    /// <param name="body">What is sent: JSON, unless the media type says otherwise.</param>
    /// <param name="status">The status code.</param>
    /// <param name="mediaType">The type of the body.</param>
    public LoopbackServer With(string request, string body, int status = 200, string mediaType = "application/json")
    {
        _answers[request] = new Answer(status, body, mediaType);
        return this;
    }

    public void Dispose() => _listener.Close();

    async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await Answering(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task Answering(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        Bodies.Enqueue(await reader.ReadToEndAsync());
        Headers = (WebHeaderCollection)request.Headers;
        Requests.Enqueue($"{request.HttpMethod} {request.Url!.PathAndQuery}");
        var answer = _answers.GetValueOrDefault($"{request.HttpMethod} {request.Url.PathAndQuery}")
            ?? _answers.GetValueOrDefault($"{request.HttpMethod} {request.Url.AbsolutePath}")
            ?? new Answer(404, """{"message":"Not Found"}""", "application/json");
        response.StatusCode = answer.Status;
        response.ContentType = answer.MediaType;
        response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    sealed record Answer(int Status, string Body, string MediaType);
}
