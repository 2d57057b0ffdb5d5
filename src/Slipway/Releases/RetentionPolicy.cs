namespace Slipway.Releases;

/// <summary>How much of the past stays on a server.</summary>
/// <param name="Releases">How many releases that have served are kept, the one that serves included.</param>
public sealed record RetentionPolicy(int Releases)
{
    /// <summary>Without one before it, a release has nothing to go back to.</summary>
    public const int Fewest = 2;

    /// <summary>Five releases: what serves and four ways back.</summary>
    public static RetentionPolicy Default { get; } = new(5);

    /// <summary>How many releases that have served are kept, the one that serves included.</summary>
    /// <exception cref="InvalidInputException">Fewer than <see cref="Fewest"/>.</exception>
    public int Releases { get; } = Releases >= Fewest
        ? Releases
        : throw new InvalidInputException(
            $"KeepReleases is {Releases}; it must be {Fewest} or more, because a rollback needs the release before the one that serves.",
            $"--keep-releases {Fewest} or more, the variable KEEP_RELEASES, or KeepReleases in .nuke/parameters.json");
}
