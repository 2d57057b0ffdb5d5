using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Slipway.Sandbox.Tests;

/// <summary>An HTTP server on loopback that answers as a test says: for what no real server at hand does, such as rate limits.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, Answer> _script;

    public ScriptedServer(Func<HttpListenerRequest, Answer> script)
    {
        _script = script;
        Host = $"localhost:{SandboxFixture.FreePort()}";
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Host { get; }

    /// <summary>Method, path with query, and authorization of every request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var request = context.Request;
            Requests.Enqueue($"{request.HttpMethod} {request.Url!.PathAndQuery} {request.Headers["Authorization"]}".Trim());
            // Each in a thread of its own, so that one that keeps its client waiting holds up no other.
            _ = Task.Run(() => _script(request).WriteTo(context.Response, request.HttpMethod));
        }
    }
}

internal sealed record Answer(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    /// <summary>Whether the client waits in vain.</summary>
    public bool IsSilent { get; init; }

    public void WriteTo(HttpListenerResponse response, string method)
    {
        if (IsSilent)
            return;
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        var body = Encoding.UTF8.GetBytes(Body);
        if (method != "HEAD")
            response.OutputStream.Write(body);
        response.Close();
    }
}
