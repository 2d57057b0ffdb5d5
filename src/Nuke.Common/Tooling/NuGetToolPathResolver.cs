using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>Finds executables in NuGet packages that the build's project names.</summary>
public static class NuGetToolPathResolver
{
    /// <summary>The directory with a directory for each package, where they come with the build; null when they do not.</summary>
    public static string? EmbeddedPackagesDirectory;

    /// <summary>The <c>project.assets.json</c> of the build; found beside the build's project when null.</summary>
    public static string? NuGetAssetsConfigFile;

    /// <summary>A project file or <c>packages.config</c> whose packages are looked through after those of the build.</summary>
    public static string? NuGetPackagesConfigFile;

    /// <summary>The <c>paket.dependencies</c> or <c>paket.references</c> beside whose <c>packages</c> directory packages are looked for at last.</summary>
    public static string? PaketPackagesConfigFile;

    /// <summary>The path of an executable in a package.</summary>
    /// <param name="packageId">The package; alternatives separated by <c>|</c>.</param>
    /// <param name="packageExecutable">The executable's file name; alternatives separated by <c>|</c>, the first one found wins.</param>
    /// <param name="version">The version; the restored one when null.</param>
    /// <param name="framework">The directory in the package, where the executable is in several; the highest when null.</param>
    public static string GetPackageExecutable(
        string packageId,
        string packageExecutable,
        string? version = null,
        string? framework = null)
    {
        var package = Package(packageId, version);
        var executables = packageExecutable.Split('|');
        var found = executables
            .Select(x => package.GetFiles(x, depth: int.MaxValue).ToList())
            .FirstOrDefault(x => x.Count > 0);
        Assert.True(found != null, $"The package in {package} has no {executables.JoinCommaSpace()}.");
        return Choose(found, framework);
    }

    internal static bool HasPackage(string packageId) => Find(packageId, version: null) != null;

    internal static string? Missing(string packageId, string? version, string requiredBy)
    {
        var ids = packageId.Split('|');
        return ids.Any(x => Find(x, version) != null) ? null : $"{requiredBy} needs the package '{ids[0]}'. {Advice(ids[0], version)}";
    }

    static AbsolutePath Package(string packageId, string? version)
    {
        var ids = packageId.Split('|');
        var package = ids.Select(x => Find(x, version)).FirstOrDefault(x => x != null);
        Assert.True(package != null, $"The package '{ids[0]}' is not restored for the build. {Advice(ids[0], version)}");
        return package;
    }

    // Those of the build first, without NuGet's own libraries: they would cost each start that needs a tool.
    static AbsolutePath? Find(string id, string? version) =>
        Below(EmbeddedPackagesDirectory, id)
        ?? Assets()?.Find(id, version)
        ?? (NuGetPackagesConfigFile is { } file ? NuGetPackageResolver.GetLocalInstalledPackage(id, file, version)?.Directory : null)
        ?? Below(PaketPackagesConfigFile is { } paket ? Path.Combine(Path.GetDirectoryName(paket)!, "packages") : null, id);

    static AbsolutePath? Below(string? directory, string id) =>
        directory != null && (AbsolutePath.Create(directory) / id) is var path && path.DirectoryExists() ? path : null;

    static string Advice(string id, string? version) =>
        $"Add <PackageDownload Include=\"{id}\" Version=\"[{version ?? "VERSION"}]\" /> to {NukeBuild.BuildProjectFile?.Name ?? "the build's project"} and restore it.";

    static string Choose(List<AbsolutePath> found, string? framework)
    {
        var ordered = found.OrderBy(x => x.ToString(), StringComparer.Ordinal).ToList();
        if (framework == null)
            return ordered.OrderBy(x => FrameworkOrder(x)).Last();
        var match = ordered.Find(x => x.ToString().Split('/', '\\').Contains(framework, StringComparer.OrdinalIgnoreCase));
        Assert.True(match != null, $"'{found[0].Name}' is not there for '{framework}', only as {ordered.Select(x => x.ToString()).JoinCommaSpace()}.");
        return match;
    }

    // The highest .NET that this machine runs by what runs the build; then anything else.
    static Version FrameworkOrder(AbsolutePath path)
    {
        var versions = path.ToString().Split('/', '\\')
            .Where(x => x.StartsWith("net", StringComparison.Ordinal) && x.Contains('.', StringComparison.Ordinal))
            .Select(x => Version.TryParse(x[3..], out var version) ? version : null)
            .OfType<Version>();
        return versions.FirstOrDefault(x => x <= Environment.Version) ?? new Version(0, 0);
    }

    static NuGetAssets? Assets()
    {
        var file = NuGetAssetsConfigFile ?? (NukeBuild.BuildProjectDirectory is { } directory ? directory / "obj" / "project.assets.json" : null);
        return File.Exists(file) ? NuGetAssets.Read(file) : null;
    }
}
