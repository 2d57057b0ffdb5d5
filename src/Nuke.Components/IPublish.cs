using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Pushes the packages to a feed.</summary>
public interface IPublish : IPack, ITest
{
    /// <summary>The feed.</summary>
    [Parameter]
    string NuGetSource => TryGetValue(() => NuGetSource) ?? "https://api.nuget.org/v3/index.json";

    /// <summary>The key of the feed.</summary>
    [Parameter]
    [Secret]
    string NuGetApiKey => TryGetValue(() => NuGetApiKey);

    /// <summary>Pushes.</summary>
    Target Publish => _ => _
        .DependsOn(Test, Pack)
        .Requires(() => NuGetApiKey)
        .Executes(() => DotNetNuGetPush(
            _ => _
                .Apply(PushSettingsBase)
                .Apply(PushSettings)
                .CombineWith(PushPackageFiles, (_, v) => _.SetTargetPath(v))
                .Apply(PackagePushSettings),
            PushDegreeOfParallelism,
            PushCompleteOnFailure));

    /// <summary>What every build pushes with.</summary>
    sealed Configure<DotNetNuGetPushSettings> PushSettingsBase => _ => _
        .SetSource(NuGetSource)
        .SetApiKey(NuGetApiKey);

    /// <summary>What this build adds.</summary>
    Configure<DotNetNuGetPushSettings> PushSettings => _ => _;

    /// <summary>What this build adds for a package.</summary>
    Configure<DotNetNuGetPushSettings> PackagePushSettings => _ => _;

    /// <summary>The packages.</summary>
    IEnumerable<AbsolutePath> PushPackageFiles => PackagesDirectory.GlobFiles("*.nupkg");

    /// <summary>Whether the others are pushed when one fails.</summary>
    bool PushCompleteOnFailure => true;

    /// <summary>How many are pushed at a time.</summary>
    int PushDegreeOfParallelism => 5;
}
