using System.Xml.Linq;
using NuGet.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Tooling;

/// <summary>Finds installed packages: those of a project, and those of the machine.</summary>
public static partial class NuGetPackageResolver
{
    /// <summary>A package that a project names, or null where it is not installed.</summary>
    /// <param name="packageId">The package.</param>
    /// <param name="packagesConfigFile">The <c>project.assets.json</c>, project file or <c>packages.config</c>.</param>
    /// <param name="version">The version, where several are installed.</param>
    /// <param name="resolveDependencies">Whether it may be a dependency of a package that is named.</param>
    /// <exception cref="AssertionException">It is named in several versions.</exception>
    public static InstalledPackage? GetLocalInstalledPackage(
        string packageId,
        AbsolutePath packagesConfigFile,
        string? version = null,
        bool resolveDependencies = true)
    {
        var found = GetLocalInstalledPackages(packagesConfigFile, resolveDependencies, x => x.PackageId.EqualsOrdinalIgnoreCase(packageId))
            .Where(x => x.Id.EqualsOrdinalIgnoreCase(packageId) && (version == null || x.Version == NuGetVersion.Parse(version)))
            .Distinct(InstalledPackage.Comparer.Instance)
            .ToList();
        Assert.True(
            found.Count <= 1,
            $"{packagesConfigFile} names '{packageId}' in the versions {found.Select(x => x.Version.ToString()).JoinCommaSpace()}. Say which one is meant.");
        return found.SingleOrDefault();
    }

    /// <summary>The packages that a project names and that are installed.</summary>
    /// <param name="packagesConfigFile">The <c>project.assets.json</c>, project file or <c>packages.config</c>.</param>
    /// <param name="resolveDependencies">Whether the dependencies of those packages are among them.</param>
    /// <param name="preFilter">Which of them; the others are not looked for on the disk.</param>
    public static IEnumerable<InstalledPackage> GetLocalInstalledPackages(
        AbsolutePath packagesConfigFile,
        bool resolveDependencies = true,
        Func<(string PackageId, string Version), bool>? preFilter = null)
    {
        Assert.FileExists(packagesConfigFile);
        return packagesConfigFile.HasExtension(".json")
            ? OfAssets(packagesConfigFile, resolveDependencies, preFilter ?? (_ => true))
            : OfProject(packagesConfigFile, resolveDependencies, preFilter ?? (_ => true));
    }

    /// <summary>An installed package, or null.</summary>
    /// <param name="packageId">The package.</param>
    /// <param name="version">The exact version, a range such as <c>[1.0,2.0)</c> or <c>1.*</c>; null for the highest.</param>
    /// <param name="packagesConfigFile">The file whose configuration says where packages are; null for the one of the machine.</param>
    public static InstalledPackage? GetGlobalInstalledPackage(string packageId, string? version, AbsolutePath? packagesConfigFile)
    {
        var isRange = version != null && version.IndexOfAny(['*', '[', ']', '(', ')']) >= 0;
        return GetGlobalInstalledPackage(packageId, version == null ? null : VersionRange.Parse(isRange ? version : $"[{version}]"), packagesConfigFile);
    }

    /// <summary>An installed package, or null.</summary>
    /// <param name="packageId">The package.</param>
    /// <param name="versionRange">The versions of which NuGet would choose; null for the highest.</param>
    /// <param name="packagesConfigFile">The file whose configuration says where packages are; null for the one of the machine.</param>
    /// <param name="includePrereleases">Whether it may be a prerelease; null for yes.</param>
    public static InstalledPackage? GetGlobalInstalledPackage(
        string packageId,
        VersionRange? versionRange,
        AbsolutePath? packagesConfigFile,
        bool? includePrereleases = null)
    {
        var candidates = Installed(packageId, packagesConfigFile)
            .Where(x => includePrereleases != false || !x.Version.IsPrerelease)
            .OrderByDescending(x => x.Version)
            .ToList();
        var best = versionRange?.FindBestMatch(candidates.Select(x => x.Version));
        return versionRange == null ? candidates.FirstOrDefault() : candidates.Find(x => x.Version == best);
    }

    /// <summary>The <c>packages.config</c> of a directory, else its project file; null where there is neither.</summary>
    public static string? GetPackagesConfigFile(string projectDirectory)
    {
        var directory = AbsolutePath.Create(projectDirectory);
        var projects = directory.GetFiles("*.csproj").ToList();
        var legacy = directory / "packages.config";
        if (legacy.FileExists())
            return legacy;
        Assert.True(projects.Count <= 1, $"'{directory}' has several projects: {projects.Select(x => x.Name).JoinCommaSpace()}.");
        return projects.SingleOrDefault();
    }

    /// <summary>Whether the file is one of the time before <c>PackageReference</c>.</summary>
    public static bool IsLegacyFile(AbsolutePath packagesConfigFile) => packagesConfigFile.HasExtension(".config");

    static IEnumerable<InstalledPackage> OfAssets(AbsolutePath file, bool withDependencies, Func<(string PackageId, string Version), bool> filter) =>
        NuGetAssets.Read(file).Packages
            .Where(x => (withDependencies || x.IsDirect) && filter((x.Id, x.Version)))
            .Select(x => GetGlobalInstalledPackage(x.Id, x.Version, file))
            .WhereNotNull();

    static IEnumerable<InstalledPackage> OfProject(AbsolutePath file, bool withDependencies, Func<(string PackageId, string Version), bool> filter)
    {
        var known = new HashSet<InstalledPackage>(InstalledPackage.Comparer.Instance);
        var open = new Queue<InstalledPackage>(Named(file).Select(x => GetGlobalInstalledPackage(x.Id, x.Version, file)).WhereNotNull());
        while (open.TryDequeue(out var package))
        {
            if (!known.Add(package))
                continue;
            if (filter((package.Id, package.Version.ToString())))
                yield return package;
            // A packages.config lists the dependencies itself.
            if (withDependencies && !IsLegacyFile(file))
                Dependencies(package, file).ForEach(open.Enqueue);
        }
    }

    static List<InstalledPackage> Dependencies(InstalledPackage package, AbsolutePath file) =>
    [
        .. package.Metadata.GetDependencyGroups()
            .SelectMany(x => x.Packages)
            .DistinctBy(x => x.Id, StringComparer.OrdinalIgnoreCase)
            .Select(x => GetGlobalInstalledPackage(x.Id, x.VersionRange, file))
            .WhereNotNull(),
    ];

    static IEnumerable<(string Id, string? Version)> Named(AbsolutePath file)
    {
        var elements = XDocument.Load(file).Descendants();
        return IsLegacyFile(file)
            ? elements.Where(x => x.Name.LocalName == "package").Select(x => (x.Attribute("id")!.Value, x.Attribute("version")?.Value))
            : from element in elements
              where element.Name.LocalName is "PackageReference" or "PackageDownload" && element.Attribute("Include") != null
              let version = element.Attribute("Version")?.Value ?? element.Elements().FirstOrDefault(x => x.Name.LocalName == "Version")?.Value
              from one in version?.Split(';') ?? new string?[] { null }
              select (element.Attribute("Include")!.Value, one);
    }
}
