using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;

namespace Nuke.Common.Utilities.Net;

public static partial class HttpRequestExtensions
{
    /// <summary>Sends an object as JSON.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    public static HttpRequestBuilder WithJsonContent<T>(this HttpRequestBuilder builder, T obj) => builder.WithJsonContent(obj, null!);

    /// <summary>Sends an object as JSON.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    public static HttpRequestBuilder WithJsonContent<T>(this HttpRequestBuilder builder, T obj, JsonSerializerSettings settings) =>
        builder.WithStringContent(JsonConvert.SerializeObject(obj, settings), "application/json");

    /// <summary>Sends a text, in UTF-8.</summary>
    public static HttpRequestBuilder WithStringContent(this HttpRequestBuilder builder, string content, string mediaType) =>
        builder.With(new StringContent(content, Encoding.UTF8, mediaType));

    /// <summary>Sends names and values as a form does.</summary>
    public static HttpRequestBuilder WithFormUrlEncodedContent(this HttpRequestBuilder builder, IDictionary<string, string> dictionary) =>
        builder.With(new FormUrlEncodedContent(dictionary));

    /// <summary>Sends several parts as a form with files does.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The content belongs to the request.")]
    public static HttpRequestBuilder WithMultipartFormDataContent(
        this HttpRequestBuilder builder,
        Func<MultipartFormDataContent, MultipartFormDataContent> configurator) =>
        builder.With(configurator(new MultipartFormDataContent()));

    /// <summary>Adds a text as a part.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The part belongs to the content.")]
    public static MultipartFormDataContent AddStringContent(this MultipartFormDataContent data, string name, string content)
    {
        data.Add(new StringContent(content), name);
        return data;
    }

    /// <summary>Adds a file as a part.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The part belongs to the content.")]
    public static MultipartFormDataContent AddStreamContent(
        this MultipartFormDataContent data,
        string name,
        Stream content,
        string filename,
        string? mediaType = null)
    {
        var part = new StreamContent(content);
        if (mediaType != null)
            part.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        data.Add(part, name, filename);
        return data;
    }

    static HttpRequestBuilder With(this HttpRequestBuilder builder, HttpContent content)
    {
        builder.Request.Content = content;
        return builder;
    }
}
