using System.Reflection;
using Nuke.Common.CI.AppVeyor;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.TeamCity;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tools.MinVer;

/// <summary>The version that MinVer computes from the tags of the repository.</summary>
/// <param name="MinVerVersion">The version as MinVer prints it.</param>
public record MinVer(string MinVerVersion)
{
    /// <summary>The first number.</summary>
    public string MinVerMajor => Numbers[0];

    /// <summary>The second number.</summary>
    public string MinVerMinor => Numbers[1];

    /// <summary>The third number.</summary>
    public string MinVerPatch => Numbers[2];

    /// <summary>What follows the first hyphen; null for a release.</summary>
    public string? MinVerPreRelease => WithoutMetadata.Split('-', 2) is [_, var text] ? text : null;

    /// <summary>What follows the plus sign; null where there is none.</summary>
    public string? MinVerBuildMetadata => MinVerVersion.Split('+', 2) is [_, var text] ? text : null;

    /// <summary>The version of assemblies, which changes with the first number only.</summary>
    public string AssemblyVersion => $"{MinVerMajor}.0.0.0";

    /// <summary>The version of files.</summary>
    public string FileVersion => $"{MinVerMajor}.{MinVerMinor}.{MinVerPatch}.0";

    /// <summary>The version of packages.</summary>
    public string PackageVersion => MinVerVersion;

    /// <summary>The version.</summary>
    public string Version => MinVerVersion;

    string WithoutMetadata => MinVerVersion.Split('+')[0];

    string[] Numbers => WithoutMetadata.Split('-')[0].Split('.');
}

public partial class MinVerTasks
{
    /// <summary>The executable, which is called otherwise since MinVer 7.</summary>
    protected override string GetToolPath(ToolOptions? options = null) =>
        NuGetToolPathResolver.GetPackageExecutable(PackageId, $"{PackageExecutable}|minver.dll", framework: options?.Framework());

    /// <inheritdoc/>
    protected override object GetResult<T>(ToolOptions options, IReadOnlyCollection<Output> output)
    {
        var versions = output.Where(x => x.Type == OutputType.Std && !x.Text.StartsWith("MinVer:", StringComparison.Ordinal)).ToList();
        Assert.HasSingleItem(versions, $"MinVer printed no version:{Environment.NewLine}{output.StdToText()}");
        return new MinVer(versions[0].Text);
    }
}

/// <summary>Injects the version that MinVer computes for the repository of the root directory.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class MinVerAttribute : ValueInjectionAttributeBase
{
    /// <summary>The directory in the package; the highest that this machine runs when null.</summary>
    public string? Framework { get; set; }

    /// <summary>Whether a build server that numbers builds takes the version.</summary>
    public bool UpdateBuildNumber { get; set; }

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var version = MinVerTasks.MinVer(_ => _
            .SetProcessWorkingDirectory(Build.RootDirectory)
            .SetFramework(Framework)
            .DisableProcessOutputLogging()
            .DisableProcessInvocationLogging()).Result;
        if (UpdateBuildNumber)
            Tell(version.Version);
        return version;
    }

    static void Tell(string version)
    {
        AzurePipelines.Instance?.UpdateBuildNumber(version);
        TeamCity.Instance?.SetBuildNumber(version);
        AppVeyor.Instance?.UpdateBuildVersion(version);
    }
}
