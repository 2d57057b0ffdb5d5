using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>One image that the build makes.</summary>
/// <param name="Name">Its bake target, and the last part of its repository.</param>
public sealed record ImageDefinition(string Name)
{
    /// <summary>The Compose variable that takes its reference, such as <c>BACKEND_IMAGE</c>.</summary>
    public required string Variable { get; init; }

    /// <summary>Paths whose content decides whether it must be built again, relative to the repository's root.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>Named build arguments: they become labels, stand in <c>release.json</c> and change the release.</summary>
    public ImmutableDictionary<string, string> BuildArguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Dockerfile arguments that name base images, such as <c>RUNTIME_IMAGE</c> → <c>mcr.microsoft.com/dotnet/aspnet:10.0</c>: another
    /// base is another image, but no label of its own.
    /// </summary>
    public ImmutableDictionary<string, string> BaseImages { get; init; } = ImmutableDictionary<string, string>.Empty;
}
