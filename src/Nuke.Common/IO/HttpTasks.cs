using System.Net.Http.Headers;
using Nuke.Common.Tooling;

namespace Nuke.Common.IO;

/// <summary>Downloading.</summary>
public static class HttpTasks
{
    /// <summary>How long a request may take.</summary>
    public static TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Downloads a text.</summary>
    public static string HttpDownloadString(
        string uri,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null) =>
        HttpDownloadStringAsync(uri, clientConfigurator, headerConfigurator).GetAwaiter().GetResult();

    /// <summary>Downloads a text.</summary>
    public static async Task<string> HttpDownloadStringAsync(
        string uri,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null)
    {
        using var client = Client(clientConfigurator, headerConfigurator);
        return await client.GetStringAsync(new Uri(uri)).ConfigureAwait(false);
    }

    /// <summary>Downloads a file.</summary>
    public static void HttpDownloadFile(
        string uri,
        string path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null) =>
        HttpDownloadFileAsync(uri, AbsolutePath.Create(path), mode, clientConfigurator, headerConfigurator).GetAwaiter().GetResult();

    /// <summary>Downloads a file.</summary>
    public static async Task HttpDownloadFileAsync(
        string uri,
        AbsolutePath path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null)
    {
        using var client = Client(clientConfigurator, headerConfigurator);
        var content = await client.GetStreamAsync(new Uri(uri)).ConfigureAwait(false);
        await using var source = content.ConfigureAwait(false);
        path.Parent.CreateDirectory();
        var file = File.Open(path, mode);
        await using var target = file.ConfigureAwait(false);
        await content.CopyToAsync(file).ConfigureAwait(false);
    }

    static HttpClient Client(Configure<HttpClient>? configurator, Action<HttpRequestHeaders>? headers)
    {
#pragma warning disable CA2000 // The callers dispose the client that the configurator returns.
        var client = configurator.InvokeSafe(new HttpClient { Timeout = DefaultTimeout });
#pragma warning restore CA2000
        headers?.Invoke(client.DefaultRequestHeaders);
        return client;
    }
}
