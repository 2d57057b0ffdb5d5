using System.Collections.Immutable;

namespace Slipway.Compose;

/// <summary>What to read: which Compose files, and the values that they interpolate. The shell's variables are never among them.</summary>
public sealed record ComposeRequest
{
    /// <summary>Absolute path of the repository's root; relative paths below start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Base and override files in their order.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Profiles that are on.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>The Compose project's name.</summary>
    public required string ProjectName { get; init; }

    /// <summary>Optional <c>NAME=value</c> file, read as Compose reads it; weaker than <see cref="Variables"/>.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Plain values.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Secret values; Compose is given placeholders in their place.</summary>
    public ImmutableDictionary<string, Secret> Secrets { get; init; } = ImmutableDictionary<string, Secret>.Empty;

    /// <summary>
    /// Names that are secret wherever their value comes from. Names that end in PASSWORD, SECRET, TOKEN, CREDENTIALS,
    /// API_KEY and the like always are: forgetting one here must not print it.
    /// </summary>
    public ImmutableArray<string> SecretNames { get; init; } = [];
}
