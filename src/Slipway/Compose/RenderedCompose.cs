using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Compose;

/// <summary>A release as the server gets it.</summary>
/// <param name="Json">The Compose document: canonical, indented, without any secret's value.</param>
/// <param name="Files">Configuration that the services mount.</param>
/// <param name="Fingerprints">Service → hash of all that its containers are created from.</param>
/// <param name="Images">Service → reference by digest.</param>
public sealed record RenderedCompose(
    string Json,
    ImmutableArray<ConfigTree> Files,
    ImmutableDictionary<string, string> Fingerprints,
    ImmutableDictionary<string, string> Images)
{
    /// <summary>Services whose requests follow a switch; see <see cref="TrafficSwitch"/>.</summary>
    public ImmutableHashSet<string> Switched { get; init; } = [];

    /// <summary>Service → the files that it takes up when it is reloaded; see <see cref="ServiceConfiguration.Reload"/>.</summary>
    public ImmutableDictionary<string, PlacedFiles> Placed { get; init; } = ImmutableDictionary<string, PlacedFiles>.Empty;

    /// <summary>Service → what it mounts of <see cref="Files"/>, as <c>HASH/NAME</c>.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Mounted { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}
