using System.Net.Http.Headers;
using System.Text;

namespace Nuke.Common.Utilities.Net;

/// <summary>What a request carries, and sending it.</summary>
public static partial class HttpRequestExtensions
{
    /// <summary>Authenticates by a token.</summary>
    public static HttpRequestBuilder WithBearerAuthentication(this HttpRequestBuilder builder, string bearerToken) =>
        builder.WithAuthentication("Bearer", bearerToken);

    /// <summary>Authenticates by name and password, in UTF-8.</summary>
    public static HttpRequestBuilder WithBasicAuthentication(this HttpRequestBuilder builder, string username, string password) =>
        builder.WithAuthentication("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));

    /// <summary>Authenticates by another scheme.</summary>
    public static HttpRequestBuilder WithAuthentication(this HttpRequestBuilder builder, string scheme, string parameter)
    {
        builder.Request.Headers.Authorization = new AuthenticationHeaderValue(scheme, parameter);
        return builder;
    }
}
