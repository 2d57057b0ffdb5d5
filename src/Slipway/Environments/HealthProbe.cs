namespace Slipway.Environments;

/// <summary>How to ask the new container of a service, over HTTP and from inside its network, whether it is ready.</summary>
/// <param name="Service">Name from the Compose files.</param>
/// <param name="Port">Port inside the container.</param>
/// <param name="Path">Path that answers 2xx when ready.</param>
public sealed record HealthProbe(string Service, int Port, string Path = "/health")
{
    /// <summary>
    /// Property of the JSON answer that must equal the digest of the image the release runs, such as <c>imageDigest</c>;
    /// null for applications whose health answer does not name their build.
    /// </summary>
    public string? DigestProperty { get; init; }
}
