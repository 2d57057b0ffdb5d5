using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>Programs that a machine must have beside Docker.</summary>
public static class Prerequisites
{
    /// <summary>Installs those of <paramref name="wanted"/> that are missing, in one go.</summary>
    /// <exception cref="SlipwayException">Something is missing and cannot be installed here.</exception>
    public static async Task EnsureAsync(PrerequisiteOptions options, ImmutableArray<Prerequisite> wanted, CancellationToken cancellationToken = default)
    {
        var missing = wanted.Where(prerequisite => !prerequisite.IsPresent).ToImmutableArray();
        if (missing.Length == 0)
            return;
        var os = OsRelease.OfThisMachine();
        if (!os.IsDebian && !os.IsUbuntu)
            throw new SlipwayException($"This machine lacks {string.Join(", ", missing.Select(one => one.Program))}.", "install them and run the command again");
        await AptPackages.InstallAsync(options, [.. missing.Select(one => one.Package)], suite: null, cancellationToken);
    }
}
