using System.Collections.Immutable;
using Slipway.Health;
using Slipway.Releases;

namespace Slipway.Preflight.Facts;

/// <summary>What a server is like: the answer to <see cref="FactsScript"/>.</summary>
public sealed record ServerFacts
{
    /// <summary>Such as <c>linux/amd64</c>.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Docker Engine's version; empty where the deploy user cannot use it.</summary>
    public string EngineVersion { get; init; } = "";

    /// <summary>The version of Docker's Compose plugin; empty where there is none.</summary>
    public string ComposeVersion { get; init; } = "";

    /// <summary>How far its clock is ahead of this machine's; negative when it is behind.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>Memory that it has, in bytes; 0 when unknown.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The disk that Docker keeps images and volumes on.</summary>
    public DiskFacts? DockerDisk { get; init; }

    /// <summary>The disk that the application's directory is on.</summary>
    public DiskFacts? ApplicationDisk { get; init; }

    /// <summary>Directories that the deploy user should be able to write to, and whether it can.</summary>
    public ImmutableDictionary<string, bool> Writable { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>Paths of its own that services mount, and whether they exist; asked only where there are any.</summary>
    public ImmutableDictionary<string, bool> Paths { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>Settings of the kernel that a container may have of its own, as <c>net.ipv4.ip_forward</c>; empty where they are not known.</summary>
    public ImmutableHashSet<string> KernelSettings { get; init; } = [];

    /// <summary>What listens on TCP ports.</summary>
    public ImmutableArray<Listener> Listeners { get; init; } = [];

    /// <summary>What containers publish.</summary>
    public ImmutableArray<ContainerPort> ContainerPorts { get; init; } = [];

    /// <summary>Digests of the unpacked layers that it has.</summary>
    public ImmutableHashSet<string> Layers { get; init; } = [];

    /// <summary>What <c>docker builder prune</c> would free, in bytes; asked only when the disk is short.</summary>
    public long BuildCacheBytes { get; init; }

    /// <summary>Bytes that only one image uses, by image id; asked only when the disk is short.</summary>
    public ImmutableDictionary<string, long> UniqueBytes { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The application's containers.</summary>
    internal ImmutableArray<ContainerSnapshot> Containers { get; init; } = [];

    /// <summary>Releases, images, files and who uses them.</summary>
    public RetentionFacts Kept { get; init; } = new();
}

/// <summary>Space on a disk.</summary>
/// <param name="MountPoint">Where it is mounted.</param>
/// <param name="TotalBytes">Its size.</param>
/// <param name="FreeBytes">What may still be written.</param>
public sealed record DiskFacts(string MountPoint, long TotalBytes, long FreeBytes);

/// <summary>A socket that waits for connections.</summary>
/// <param name="Address">Its address; <c>0.0.0.0</c> or <c>::</c> for all.</param>
/// <param name="Port">Its port.</param>
/// <param name="Process">Name of the process, where the deploy user may see it.</param>
public sealed record Listener(string Address, int Port, string? Process)
{
    /// <summary>The process by which Docker forwards a port that a container publishes.</summary>
    public const string Docker = "docker-proxy";
}

/// <summary>A port that a container publishes.</summary>
/// <param name="Container">Name of the container.</param>
/// <param name="Project">Its Compose project; empty without one.</param>
/// <param name="Port">Port on the host.</param>
public sealed record ContainerPort(string Container, string Project, int Port);
