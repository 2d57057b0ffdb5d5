using System.Collections.Immutable;

namespace Slipway.Preflight.Facts;

/// <summary>What a registry says about an image that the server lacks.</summary>
/// <param name="Reference">As the release names it.</param>
public sealed record ImageFacts(string Reference)
{
    /// <summary>What it is made for, such as <c>linux/arm64</c>.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>Its layers for the environment's platform; empty where it is not made for that.</summary>
    public ImmutableArray<ImageLayer> Layers { get; init; } = [];

    /// <summary>Names of the variables that the application in it cannot do without.</summary>
    public ImmutableArray<string> RequiredVariables { get; init; } = [];

    /// <summary>Why the registry could not say; null when it could.</summary>
    public string? Failure { get; init; }
}

/// <summary>A layer on its way to a server.</summary>
/// <param name="DiffId">Digest of its unpacked content, by which a server that has it knows it.</param>
/// <param name="CompressedBytes">What is downloaded.</param>
public sealed record ImageLayer(string DiffId, long CompressedBytes);
