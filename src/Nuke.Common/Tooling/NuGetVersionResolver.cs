using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Asks the feeds that NuGet is configured with.</summary>
public static class NuGetVersionResolver
{
    /// <summary>
    /// The highest version of a package in the enabled sources of the <c>nuget.config</c> files from the root directory up,
    /// with their credentials and their package source mapping; null where none has it.
    /// </summary>
    /// <param name="packageId">The package.</param>
    /// <param name="includePrereleases">Whether it may be a prerelease.</param>
    /// <param name="includeUnlisted">Whether it may be one that its owner has hidden.</param>
    /// <exception cref="AssertionException">There is no source to ask.</exception>
    /// <exception cref="FatalProtocolException">A source does not answer.</exception>
    public static async Task<string?> GetLatestVersion(string packageId, bool includePrereleases, bool includeUnlisted = false)
    {
        using var cache = new SourceCacheContext { NoCache = true };
        var versions = new List<NuGetVersion>();
        foreach (var source in Sources(packageId))
            versions.AddRange(await Versions(source, packageId, includePrereleases, includeUnlisted, cache).ConfigureAwait(false));
        return versions.Max()?.ToNormalizedString();
    }

    static List<PackageSource> Sources(string packageId)
    {
        var root = BuildSession.Current.RootDirectory;
        var settings = Settings.LoadDefaultSettings(root);
        var enabled = PackageSourceProvider.LoadPackageSources(settings).Where(x => x.IsEnabled);
        var mapping = PackageSourceMapping.GetPackageSourceMapping(settings);
        var names = mapping.IsEnabled ? mapping.GetConfiguredPackageSources(packageId) : null;
        var sources = enabled.Where(x => names?.Contains(x.Name, StringComparer.OrdinalIgnoreCase) ?? true).ToList();
        Assert.NotEmpty(
            sources,
            $"No package source is configured for '{packageId}' from {root} up. See dotnet nuget list source, and add one with dotnet nuget add source URL.");
        return sources;
    }

    static async Task<IEnumerable<NuGetVersion>> Versions(
        PackageSource source,
        string packageId,
        bool includePrereleases,
        bool includeUnlisted,
        SourceCacheContext cache)
    {
        var feed = Repository.Factory.GetCoreV3(source);
        var packages = await feed.GetResourceAsync<PackageMetadataResource>().ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The package source {source.Name} ({source.Source}) has no metadata of packages.");
        var found = await packages
            .GetMetadataAsync(packageId, includePrereleases, includeUnlisted, cache, NullLogger.Instance, CancellationToken.None)
            .ConfigureAwait(false);
        return found.Select(x => x.Identity.Version);
    }
}
