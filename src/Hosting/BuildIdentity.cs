using Microsoft.Extensions.Configuration;

namespace Hosting;

/// <summary>Which build answers: what the image was built from and, once deployed, the digest it was started by.</summary>
/// <param name="Version">The release's version; <c>0.0.0-dev</c> outside an image.</param>
/// <param name="Commit">The full commit; <c>unknown</c> outside an image.</param>
/// <param name="ImageDigest">The digest the container was started from, or <see langword="null"/> where nobody injected one.</param>
public sealed record BuildIdentity(string Version, string Commit, string? ImageDigest)
{
    /// <summary>Reads SLIPWAY_VERSION, SLIPWAY_COMMIT and SLIPWAY_IMAGE_DIGEST.</summary>
    public static BuildIdentity From(IConfiguration configuration) => new(
        Text(configuration, "SLIPWAY_VERSION") ?? "0.0.0-dev",
        Text(configuration, "SLIPWAY_COMMIT") ?? "unknown",
        Text(configuration, "SLIPWAY_IMAGE_DIGEST"));

    // An empty variable is what Compose passes on for one that is not set.
    static string? Text(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } text ? text : null;
}
