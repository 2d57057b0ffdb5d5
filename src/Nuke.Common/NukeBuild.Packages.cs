using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <inheritdoc cref="NuGetToolPathResolver.EmbeddedPackagesDirectory"/>
    protected internal virtual string? EmbeddedPackagesDirectory => null;

    /// <inheritdoc cref="NuGetToolPathResolver.NuGetAssetsConfigFile"/>
    protected internal virtual string? NuGetAssetsConfigFile => null;

    /// <inheritdoc cref="NuGetToolPathResolver.NuGetPackagesConfigFile"/>
    protected internal virtual string? NuGetPackagesConfigFile => null;

    /// <inheritdoc cref="NpmToolPathResolver.NpmPackageJsonFile"/>
    protected internal virtual AbsolutePath? NpmPackageJsonFile => null;

    // Assigned only where the build says something: the static members may have been set before.
    internal void TellWherePackagesAre()
    {
        if (EmbeddedPackagesDirectory is { } embedded)
            NuGetToolPathResolver.EmbeddedPackagesDirectory = embedded;
        if (NuGetAssetsConfigFile is { } assets)
            NuGetToolPathResolver.NuGetAssetsConfigFile = assets;
        if (NuGetPackagesConfigFile is { } packages)
            NuGetToolPathResolver.NuGetPackagesConfigFile = packages;
        if (NpmPackageJsonFile is { } npm)
            NpmToolPathResolver.NpmPackageJsonFile = npm;
    }
}
