namespace Nuke.Common.Utilities.Net;

public static partial class HttpRequestExtensions
{
    /// <summary>Sends the request and waits for the response.</summary>
    public static async Task<HttpResponseInspector> GetResponseAsync(this HttpRequestBuilder builder, CancellationToken cancellationToken = default) =>
        new(await builder.Client.SendAsync(builder.Request, cancellationToken).ConfigureAwait(false));

    /// <summary>Sends the request and waits for the response.</summary>
    public static HttpResponseInspector GetResponse(this HttpRequestBuilder builder) => builder.GetResponseAsync().GetAwaiter().GetResult();
}

/// <summary>A response that is looked at.</summary>
/// <param name="response">The response.</param>
public class HttpResponseInspector(HttpResponseMessage response)
{
    string? _body;

    /// <summary>The response.</summary>
    public HttpResponseMessage Response { get; } = response;

    /// <summary>The body as text, read once.</summary>
    public async Task<string> GetBodyAsync() => _body ??= await Response.Content.ReadAsStringAsync().ConfigureAwait(false);
}
