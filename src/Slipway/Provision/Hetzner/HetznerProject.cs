namespace Slipway.Provision.Hetzner;

/// <summary>A project at Hetzner Cloud, and how its API is reached.</summary>
/// <param name="Token">A token of the project that may read and write.</param>
public sealed record HetznerProject(Secret Token)
{
    /// <summary>Address of the API.</summary>
    public Uri Api { get; init; } = new("https://api.hetzner.cloud/v1");

    /// <summary>How long one attempt of a request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is asked whether something has ended; also the shortest pause before another try.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long something that goes on may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
