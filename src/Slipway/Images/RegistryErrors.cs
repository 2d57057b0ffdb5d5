using System.Net;

namespace Slipway.Images;

/// <summary>What a registry's refusal means to a person.</summary>
internal static class RegistryErrors
{
    private const string WhereToSetTheLogin = "set User and Password of the environment's registry (for GHCR a token that may read and write packages)";

    public static SlipwayException Unreachable(string host, HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => new SlipwayException(
            $"Registry {host}: its TLS certificate is not trusted ({Innermost(exception)})", "set SSL_CERT_FILE to a bundle that holds the certificate authority", exception),
        HttpRequestError.NameResolutionError => new SlipwayException(
            $"Registry {host}: the host name cannot be resolved", "check the registry's address in the environment and this machine's DNS", exception),
        _ => new SlipwayException(
            $"Registry {host} cannot be reached at {RegistryAddress.Of(host)}: {Innermost(exception)}", $"start it, or check the address: curl -i {RegistryAddress.Of(host)}", exception),
    };

    public static SlipwayException Silent(string host, Exception exception) => new(
        $"Registry {host} does not answer at {RegistryAddress.Of(host)}", $"check the address and the network: curl -i {RegistryAddress.Of(host)}", exception);

    // Some registries answer so for a name that does not exist, to give nothing away.
    public static InvalidInputException LoginWanted(ImageReference image) => new(
        $"Registry {image.Host} asks for a login and none is set (401), or it has no image {image.Repository}", WhereToSetTheLogin);

    public static SlipwayException NotAnImage(ImageReference image, string what, Exception? exception = null) => new(
        $"Registry {image.Host} answered with {what} when asked for image {image.Repository}", $"check that a registry answers there: curl -i {RegistryAddress.Of(image.Host)}", exception);

    public static SlipwayException Missing(ImageReference image) => new(
        $"Registry {image.Host} has no {(image.Digest is null ? "tag" : "digest")} {image.Version} of image {image.Repository}", $"check the name: docker buildx imagetools inspect {image}");

    public static async Task<SlipwayException> OfAsync(RegistryRequest request, HttpResponseMessage answer, Registry? login, CancellationToken cancellationToken)
    {
        var (host, status) = (request.Host, (int)answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized when login is null => LoginWanted(request.Image),
            HttpStatusCode.Unauthorized => new InvalidInputException($"Registry {host} refuses the login of {login.User} (401)", WhereToSetTheLogin),
            HttpStatusCode.Forbidden => new InvalidInputException(
                $"Registry {host} does not let {login?.User ?? "an anonymous user"} {(request.Method == HttpMethod.Put ? "write" : "read")} {request.Image.Repository} (403); it may not exist", WhereToSetTheLogin),
            HttpStatusCode.TooManyRequests => new SlipwayException(
                $"Registry {host} allows no more requests for now (429{Pause(answer)})", login is null ? "wait, or log in for a higher limit" : "wait and try again"),
            _ => new SlipwayException($"Registry {host} answered {status} to {request.Method} {request.Image.Repository}/{request.Path}: {Shorten(said)}"),
        };
    }

    private static string Pause(HttpResponseMessage answer) => answer.Headers.RetryAfter is { } pause ? $", retry after {pause}" : "";

    private static string Shorten(string text) => text.Length > 300 ? $"{text[..300]}…" : text.Trim();

    private static string Innermost(Exception exception) => exception.GetBaseException().Message;
}
