namespace Slipway.Images;

/// <summary>Where images are pushed to and pulled from.</summary>
/// <param name="Address">Host with port and path prefix, such as <c>ghcr.io/acme/shop</c> or <c>localhost:5555/shop</c>.</param>
public sealed record Registry(string Address)
{
    /// <summary>Login name; null for a registry that asks for none.</summary>
    public string? User { get; init; }

    /// <summary>Password or token; travels on standard input only.</summary>
    public Secret? Password { get; init; }

    /// <summary>Host with port.</summary>
    public string Host => Address.Split('/')[0];

    /// <summary>Whether it listens on this machine's loopback, so that a server reaches it through the SSH connection.</summary>
    public bool IsLoopback => RegistryAddress.IsLoopback(Host);

    /// <summary>The repository of an image.</summary>
    public string Repository(string image) => $"{Address}/{image}";
}
