using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Utilities.Net;

/// <summary>Requests, made step by step.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The request belongs to the builder, and to whoever sends it.")]
public static class HttpClientExtensions
{
    /// <summary>A request to an address, or to a path from the client's base address.</summary>
    public static HttpRequestBuilder CreateRequest(this HttpClient client, HttpMethod method, string relativeUri) =>
        new(client, new HttpRequestMessage(method, relativeUri));

    /// <summary>A request to a path from an address.</summary>
    public static HttpRequestBuilder CreateRequest(this HttpClient client, HttpMethod method, string baseAddress, string relativeUri) =>
        new(client, new HttpRequestMessage(method, new Uri(new Uri(baseAddress), relativeUri)));
}

/// <summary>A request that is being made, and who will send it.</summary>
/// <param name="client">Who sends it.</param>
/// <param name="request">The request.</param>
public class HttpRequestBuilder(HttpClient client, HttpRequestMessage request)
{
    /// <summary>Who sends it.</summary>
    public HttpClient Client { get; } = client;

    /// <summary>The request.</summary>
    public HttpRequestMessage Request { get; } = request;
}
