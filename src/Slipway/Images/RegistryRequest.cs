using System.Net.Http.Headers;

namespace Slipway.Images;

/// <summary>One request to the HTTP API of a registry; a described request can be sent more than once.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Image">Host and repository that it is about, and what it asks for.</param>
/// <param name="Path">Path below the repository, such as <c>manifests/1.2.3</c>.</param>
/// <seealso href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md"/>
internal sealed record RegistryRequest(HttpMethod Method, ImageReference Image, string Path)
{
    public string Host => Image.Host;

    /// <summary>What a token must allow.</summary>
    public string Scope => $"repository:{Image.Repository}:{(Method == HttpMethod.Put ? "pull,push" : "pull")}";

    public Manifest? Body { get; init; }

    public static RegistryRequest Manifest(HttpMethod method, ImageReference image) => new(method, image, $"manifests/{image.Version}");

    public static RegistryRequest Blob(ImageReference image, string digest) => new(HttpMethod.Get, image, $"blobs/{digest}");

    public HttpRequestMessage Message(AuthenticationHeaderValue? authorisation)
    {
        var message = new HttpRequestMessage(Method, new Uri(RegistryAddress.Of(Host), $"{Image.Repository}/{Path}"));
        message.Headers.Authorization = authorisation;
        foreach (var type in Images.Manifest.MediaTypes)
            message.Headers.Accept.ParseAdd(type);
        if (Body is not null)
            message.Content = new ByteArrayContent(Body.Content.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(Body.MediaType) } };
        return message;
    }
}
