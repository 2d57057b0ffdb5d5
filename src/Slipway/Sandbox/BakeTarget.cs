using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>One image that <c>docker buildx bake</c> makes from its folder in <c>docker/sandbox/images</c>.</summary>
internal sealed record BakeTarget(SandboxImage Image, string Hash)
{
    /// <summary>The main build context; null is the image's own folder.</summary>
    public string? Context { get; init; }

    /// <summary>Build contexts beside it: name → what Buildx takes for one.</summary>
    public ImmutableSortedDictionary<string, string> Contexts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
