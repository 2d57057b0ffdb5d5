using System.Collections.Immutable;
using System.Net;
using Serilog;

namespace Slipway.Sandbox;

/// <summary>The registry of a sandbox, by its own protocol (distribution.github.io, HTTP API V2).</summary>
internal sealed class SandboxRegistry(string name, int port)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    public string Address => $"localhost:{port}";

    public async Task WaitAsync(string container, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (await AskAsync("", cancellationToken) != HttpStatusCode.OK)
        {
            if (time.GetElapsedTime(started) > Timeout)
                throw new SlipwayException($"The registry of sandbox {name} does not answer at {Address}.", $"docker logs {container}");
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    /// <summary>Pushes what is not there yet; gives what is there now.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> PushAsync(
        ImmutableArray<SandboxImage> images, ImmutableDictionary<string, string> ids, ImmutableSortedDictionary<string, string> pushed, CancellationToken cancellationToken)
    {
        foreach (var image in images)
        {
            var key = $"{image.Name}:{image.Tag}";
            if (pushed.GetValueOrDefault(key) == ids[image.Local] && await AskAsync($"sandbox/{image.Name}/manifests/{image.Tag}", cancellationToken) == HttpStatusCode.OK)
                continue;
            Log.Information("Pushing {Image:l}", image.In(Address));
            await Tool.Docker("tag", image.Local, image.In(Address)).RunAsync(cancellationToken);
            await Tool.Docker("push", "--quiet", image.In(Address)).RunAsync(cancellationToken);
            // The name would outlive the registry.
            await Tool.Docker("rmi", image.In(Address)).TryAsync(cancellationToken);
            pushed = pushed.SetItem(key, ids[image.Local]);
        }

        return pushed;
    }

    private async Task<HttpStatusCode?> AskAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(path.Length == 0 ? HttpMethod.Get : HttpMethod.Head, $"http://127.0.0.1:{port}/v2/{path}");
            foreach (var type in (string[])["application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json"])
                request.Headers.Accept.ParseAdd(type);
            using var answer = await Client.SendAsync(request, cancellationToken);
            return answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
