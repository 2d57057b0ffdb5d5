using System.Net;

namespace Slipway.Images;

/// <summary>Where a registry's HTTP API listens.</summary>
internal static class RegistryAddress
{
    /// <summary>Docker Hub's API does not live on the host that its image names have.</summary>
    private const string DockerHubApi = "registry-1.docker.io";

    /// <summary>Loopback registries speak plain HTTP, as Docker itself assumes; all others must have TLS.</summary>
    public static Uri Of(string host) =>
        new($"{(IsLoopback(host) ? "http" : "https")}://{(host is ImageReference.DockerHub ? DockerHubApi : host)}/v2/");

    public static bool IsLoopback(string host)
    {
        var name = Uri.TryCreate($"http://{host}", UriKind.Absolute, out var uri) ? uri.DnsSafeHost : host;
        return name is "localhost" || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
