using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Tooling;

public static partial class NuGetPackageResolver
{
    /// <summary>
    /// Where packages are: <c>NUGET_PACKAGES</c>, what the nearest <c>nuget.config</c> says, or NuGet's own place; for a
    /// <c>packages.config</c>, <c>packages</c> beside the solution. Null where there is no such directory.
    /// </summary>
    /// <param name="packagesConfigFile">The file whose configuration is read; null for the one of the machine.</param>
    public static AbsolutePath? GetPackagesDirectory(AbsolutePath? packagesConfigFile)
    {
        var settings = Settings.LoadDefaultSettings(packagesConfigFile?.Parent);
        var directory = packagesConfigFile != null && IsLegacyFile(packagesConfigFile)
            ? SettingsUtility.GetRepositoryPath(settings) is { Length: > 0 } path ? AbsolutePath.Create(path) : BesideSolution(packagesConfigFile)
            : AbsolutePath.Create(SettingsUtility.GetGlobalPackagesFolder(settings));
        return directory?.DirectoryExists() == true ? directory : null;
    }

    static AbsolutePath? BesideSolution(AbsolutePath file) =>
        file.FindParent(x => x.GetFiles("*.sln*").Any()) is { } directory ? directory / "packages" : null;

    // ID/VERSION/ID.VERSION.nupkg, and ID.VERSION/ID.VERSION.nupkg beside a packages.config.
    static IEnumerable<InstalledPackage> Installed(string id, AbsolutePath? packagesConfigFile)
    {
        if (GetPackagesDirectory(packagesConfigFile) is not { } directory)
            return [];
        var ofId = directory / id.ToLowerInvariant();
        var versions = ofId.DirectoryExists() ? ofId.GetDirectories() : [];
        return versions.Concat(directory.GetDirectories($"{id}.*"))
            .SelectMany(x => x.GetFiles("*.nupkg"))
            .Select(x => new InstalledPackage(x))
            .Where(x => x.Id.EqualsOrdinalIgnoreCase(id));
    }

    /// <summary>A package on the disk.</summary>
    /// <param name="file">The <c>.nupkg</c>.</param>
    public class InstalledPackage(AbsolutePath file)
    {
        NuspecReader? _metadata;

        /// <summary>The <c>.nupkg</c>.</summary>
        public AbsolutePath File { get; } = file;

        /// <summary>The directory that the package is in.</summary>
        public AbsolutePath Directory => File.Parent;

        /// <summary>What the package says of itself.</summary>
        public NuspecReader Metadata => _metadata ??= ReadMetadata();

        /// <summary>The package's id.</summary>
        public string Id => Metadata.GetId();

        /// <summary>The package's version.</summary>
        public NuGetVersion Version => Metadata.GetVersion();

        /// <inheritdoc/>
        public override string ToString() => $"{Id}.{Version.ToFullString()}";

        NuspecReader ReadMetadata()
        {
            if (Directory.GetFiles("*.nuspec").ToList() is [var nuspec])
                return new NuspecReader(nuspec);
            using var archive = new PackageArchiveReader(File);
            return archive.NuspecReader;
        }

        /// <summary>Packages are the same when their ids and versions are.</summary>
        public sealed class Comparer : IEqualityComparer<InstalledPackage>
        {
            /// <summary>The only one that is needed.</summary>
            public static readonly Comparer Instance = new();

            /// <inheritdoc/>
            public bool Equals(InstalledPackage? x, InstalledPackage? y) =>
                ReferenceEquals(x, y) || (x != null && y != null && x.Id.EqualsOrdinalIgnoreCase(y.Id) && x.Version == y.Version);

            /// <inheritdoc/>
            public int GetHashCode(InstalledPackage obj) => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Id), obj.Version);
        }
    }
}
