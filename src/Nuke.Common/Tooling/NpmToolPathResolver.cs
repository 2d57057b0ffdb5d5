using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Finds executables of npm packages that are installed for the build.</summary>
public static class NpmToolPathResolver
{
    /// <summary>The <c>package.json</c> whose packages are looked through; the one beside the build's project when null.</summary>
    public static AbsolutePath? NpmPackageJsonFile;

    /// <summary>The path of an executable of an installed package: in <c>node_modules</c> beside the <c>package.json</c> or above.</summary>
    public static string GetNpmExecutable(string npmExecutable)
    {
        var endings = EnvironmentInfo.IsWin ? new[] { ".cmd", ".exe" } : [""];
        var found = Modules()
            .SelectMany(x => endings.Select(y => x / ".bin" / (npmExecutable + y)))
            .FirstOrDefault(x => x.FileExists());
        Assert.True(
            found != null,
            $"No npm package that is installed for '{PackageJson}' has an executable '{npmExecutable}'. Add the package there and run npm ci --prefix {Directory}.");
        return found;
    }

    internal static string? Missing(string packageId, string? version, string requiredBy)
    {
        var installed = Modules().Select(x => x / packageId / "package.json").FirstOrDefault(x => x.FileExists());
        if (installed != null && (version == null || version == VersionOf(installed)))
            return null;
        var wanted = version == null ? packageId : $"{packageId}@{version}";
        var there = installed == null ? "" : $", not {VersionOf(installed)}";
        return $"{requiredBy} needs the npm package '{wanted}'{there}. Run npm install --prefix {Directory} {wanted}.";
    }

    static AbsolutePath PackageJson =>
        NpmPackageJsonFile ?? (NukeBuild.BuildProjectDirectory ?? NukeBuild.RootDirectory) / "package.json";

    static AbsolutePath Directory => PackageJson.Parent;

    static IEnumerable<AbsolutePath> Modules()
    {
        for (var directory = Directory; directory != null; directory = directory.Parent)
            yield return directory / "node_modules";
    }

    static string? VersionOf(AbsolutePath packageJson)
    {
        using var document = JsonDocument.Parse(packageJson.ReadAllText());
        return document.RootElement.TryGetProperty("version", out var version) ? version.GetString() : null;
    }
}
