namespace Slipway.Sandbox;

/// <summary>An image that is pulled where a hub is reachable and built from Debian's packages where none is.</summary>
/// <param name="Name">Folder below <c>docker/sandbox/images</c>, and repository below <c>sandbox/</c> in the registry.</param>
/// <param name="Tag">The version that Debian's package has.</param>
/// <param name="Upstream">What is pulled where a hub is reachable; null is always built.</param>
public sealed record SandboxImage(string Name, string Tag, string? Upstream)
{
    /// <summary>Debian with this machine's apt sources and certificate authorities.</summary>
    public static SandboxImage Debian { get; } = new("debian", "13-slim", "debian:13-slim");

    /// <summary>The registry of the sandbox.</summary>
    public static SandboxImage Registry { get; } = new("registry", "2", "registry:2");

    /// <summary>A server: sshd, dockerd and Compose.</summary>
    public static SandboxImage Server { get; } = new("server", "13", Upstream: null);

    /// <summary>A fresh Debian: systemd, sshd and apt, to be made ready.</summary>
    public static SandboxImage Bare { get; } = new("bare", "13", Upstream: null);

    /// <summary>Caddy.</summary>
    public static SandboxImage Caddy { get; } = new("caddy", "2", "caddy:2");

    /// <summary>Postgres.</summary>
    public static SandboxImage Postgres { get; } = new("postgres", "17", "postgres:17");

    /// <summary>Redis.</summary>
    public static SandboxImage Redis { get; } = new("redis", "8", "redis:8");

    /// <summary>Python.</summary>
    public static SandboxImage Python { get; } = new("python", "3.13", "python:3.13-slim");

    /// <summary>Node.js.</summary>
    public static SandboxImage Node { get; } = new("node", "20", "node:20-slim");

    /// <summary>The .NET SDK.</summary>
    public static SandboxImage DotNetSdk { get; } = new("dotnet-sdk", "10.0", "mcr.microsoft.com/dotnet/sdk:10.0");

    /// <summary>ASP.NET Core's runtime.</summary>
    public static SandboxImage AspNet { get; } = new("aspnet", "10.0", "mcr.microsoft.com/dotnet/aspnet:10.0");

    /// <summary>Prometheus, Alertmanager and exporters, from Debian's packages wherever it is.</summary>
    public static SandboxImage Monitoring { get; } = new("monitoring", "13", Upstream: null);

    /// <summary>What lists the content of an image while it is built.</summary>
    public static SandboxImage SbomScanner { get; } = new("sbom-scanner", "1", "docker/buildkit-syft-scanner:stable-1");

    /// <summary>The image that its Dockerfile starts from; null for Debian, which starts from nothing.</summary>
    internal SandboxImage? Parent => Name switch
    {
        "debian" => null,
        "dotnet-sdk" => AspNet,
        _ => Debian,
    };

    /// <summary>Whether it is copied from this machine's .NET.</summary>
    internal bool IsDotNet => Name is "aspnet" or "dotnet-sdk";

    /// <summary>
    /// The name on this machine, for <c>FROM</c>. Its host is of a reserved domain, so that it can never be pulled from anywhere.
    /// </summary>
    public string Local => $"sandbox.slipway.test/{Name}:{Tag}";

    /// <summary>The name in a sandbox's registry, for Compose files.</summary>
    public string In(string registry) => $"{registry}/sandbox/{Name}:{Tag}";
}
