using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Compose;

/// <summary>What a release adds to the Compose files.</summary>
public sealed record RenderOptions
{
    /// <summary>Where the application is on the server.</summary>
    public required ServerLayout Layout { get; init; }

    /// <summary>Name of the environment, for the label.</summary>
    public required string Environment { get; init; }

    /// <summary>Random salt of the server, so that a fingerprint changes with a secret and yet tells nothing of it.</summary>
    public required string Salt { get; init; }

    /// <summary>Reference in the Compose files → <c>repository@sha256:…</c>; references by digest need no entry.</summary>
    public ImmutableDictionary<string, string> PinnedImages { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The images that the build made; their services get <c>SLIPWAY_IMAGE_DIGEST</c>.</summary>
    public ImmutableArray<OwnImage> OwnImages { get; init; } = [];

    /// <summary>The service that migrates and the contract steps that it may run; null where there is none.</summary>
    public MigrationSteps? Migrations { get; init; }

    /// <summary>More labels for every service.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>What the service that migrates is told: <c>SLIPWAY_CONTRACT_STEPS</c>, with commas between the names.</summary>
/// <param name="Service">The service.</param>
/// <param name="Due">The contract steps that it may run.</param>
public sealed record MigrationSteps(string Service, ImmutableArray<string> Due)
{
    /// <summary>The variable; where it is not set, nobody holds any step.</summary>
    public const string Variable = "SLIPWAY_CONTRACT_STEPS";

    internal string Value => string.Join(',', Due).Replace("$", "$$", StringComparison.Ordinal);
}

/// <summary>An image that the build made.</summary>
/// <param name="Reference"><c>repository@sha256:…</c></param>
/// <param name="Inputs">Paths that it is built from, relative to the repository's root; mounting one over the image is refused.</param>
public sealed record OwnImage(string Reference, ImmutableArray<string> Inputs);
