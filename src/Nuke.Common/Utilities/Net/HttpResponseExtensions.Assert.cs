using System.Net;

namespace Nuke.Common.Utilities.Net;

/// <summary>What one expects of a response, and its body.</summary>
public static partial class HttpResponseExtensions
{
    /// <summary>Fails unless the status code is the one expected.</summary>
    /// <param name="inspector">The response.</param>
    /// <param name="status">The status code that is expected.</param>
    /// <param name="errorSelector">The message; one that names both codes and the address when null.</param>
    public static HttpResponseInspector AssertStatusCode(
        this HttpResponseInspector inspector,
        HttpStatusCode status,
        Func<HttpResponseMessage, string>? errorSelector = null) =>
        inspector.AssertResponse(x => x.StatusCode == status ? null! : errorSelector?.Invoke(x) ?? Unexpected(x, status));

    /// <summary>Fails when the status code is one that there is a message for.</summary>
    public static HttpResponseInspector AssertStatusCode(this HttpResponseInspector inspector, Func<HttpStatusCode, string> errorSelector) =>
        inspector.AssertResponse(x => errorSelector(x.StatusCode));

    /// <summary>Fails unless the status code is one of success.</summary>
    public static HttpResponseInspector AssertSuccessfulStatusCode(this HttpResponseInspector inspector)
    {
        inspector.Response.EnsureSuccessStatusCode();
        return inspector;
    }

    /// <summary>Fails when there is a message for the response.</summary>
    public static HttpResponseInspector AssertResponse(this HttpResponseInspector inspector, Func<HttpResponseMessage, string> errorSelector) =>
        errorSelector(inspector.Response) is { } error ? throw new HttpResponseException(error) : inspector;

    static string Unexpected(HttpResponseMessage response, HttpStatusCode status)
    {
        var request = response.RequestMessage;
        return $"{request?.Method} {request?.RequestUri} was answered with {(int)response.StatusCode} {response.StatusCode}, not with {(int)status} {status}.";
    }
}
