using System.Collections.Immutable;
using Slipway.Environments;

namespace Slipway.Health;

/// <summary>The service that must be ready, and how one knows that it is the new one.</summary>
public sealed record GateTarget
{
    /// <summary>Compose project.</summary>
    public required string Project { get; init; }

    /// <summary>Name from the Compose files.</summary>
    public required string Service { get; init; }

    /// <summary>Reference by digest that its container must have been created from; a container of another image is not asked.</summary>
    public required string Image { get; init; }

    /// <summary>Fingerprint label that its container must have, which tells it from the one it replaces; null where only the image tells.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Whether success is to exit with 0 (a migration) instead of serving.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>How to ask it over HTTP; null trusts its HEALTHCHECK, or that it stays up.</summary>
    public HealthProbe? Probe { get; init; }

    /// <summary>Full ids of containers that are not asked, although they are of that image: those that are to be replaced.</summary>
    public ImmutableHashSet<string> Ignored { get; init; } = [];

    /// <summary>Whether a container is of the service, of whatever image.</summary>
    internal bool IsAbout(ContainerSnapshot container) => container.Service == Service && !Ignored.Contains(container.Id);

    /// <summary>Whether a container is one that must be ready.</summary>
    internal bool Expects(ContainerSnapshot container) =>
        IsAbout(container) && container.Image == Image && (Fingerprint is null || container.Fingerprint == Fingerprint);

    /// <summary><c>sha256:…</c> of <see cref="Image"/>.</summary>
    internal string Digest => Image[(Image.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
