using System.Reflection;
using Nuke.Common.CI.AppVeyor;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.TeamCity;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>Injects the version that GitVersion computes for the repository of the root directory.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class GitVersionAttribute : ValueInjectionAttributeBase
{
    /// <summary>The directory in the package; the highest that this machine runs when null.</summary>
    public string? Framework { get; set; }

    /// <summary>Whether there is no version on Linux and macOS.</summary>
    public bool DisableOnUnix { get; set; }

    /// <summary>Whether files such as <c>AssemblyInfo.cs</c> are rewritten.</summary>
    public bool UpdateAssemblyInfo { get; set; }

    /// <summary>Whether a build server that numbers builds takes the version.</summary>
    public bool UpdateBuildNumber { get; set; } = true;

    /// <summary>Whether nothing is fetched.</summary>
    public bool NoFetch { get; set; }

    /// <summary>Whether the version is computed anew.</summary>
    public bool NoCache { get; set; } = true;

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        if (DisableOnUnix && EnvironmentInfo.IsUnix)
            return null;
        var version = GitVersionTasks.GitVersion(_ => _
            .SetProcessWorkingDirectory(Build.RootDirectory)
            .SetFramework(Framework)
            .SetNoFetch(NoFetch)
            .SetNoCache(NoCache)
            .SetUpdateAssemblyInfo(UpdateAssemblyInfo)
            .DisableProcessOutputLogging()
            .DisableProcessInvocationLogging()).Result;
        if (UpdateBuildNumber)
            Tell(version.FullSemVer);
        return version;
    }

    // AppVeyor takes no version twice.
    static void Tell(string version)
    {
        AzurePipelines.Instance?.UpdateBuildNumber(version);
        TeamCity.Instance?.SetBuildNumber(version);
        AppVeyor.Instance?.UpdateBuildVersion($"{version}.build.{AppVeyor.Instance.BuildNumber}");
    }
}
