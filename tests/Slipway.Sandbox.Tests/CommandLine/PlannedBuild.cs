using Nuke.Common;

namespace Slipway.Sandbox.Tests.CommandLine;

#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Created, read and filled by the engine.

/// <summary>A build that has one of everything that a plan shows.</summary>
internal sealed class PlannedBuild : NukeBuild
{
    [Parameter("Where to publish")]
    readonly string? Feed;

    bool IsRelease => false;

    Target Restore => _ => _.Description("Restores <packages> & tools").Executes(() => { });

    Target Compile => _ => _.DependsOn(Restore).Executes(() => { });

    Target Lint => _ => _.DependsOn(Restore).Before(Test).Executes(() => { });

    Target Test => _ => _.DependsOn(Compile).Produces("out/*.trx").OnlyWhenDynamic(() => IsRelease).Executes(() => { });

    Target Sign => _ => _.DependsOn(Keys).OnlyWhenStatic(() => IsRelease).Executes(() => { });

    Target Keys => _ => _.Executes(() => { });

    Target Publish => _ => _.DependsOn(Test, Sign, Lint).Requires(() => Feed).Triggers(Announce).Executes(() => { });

    Target Announce => _ => _.AssuredAfterFailure().Executes(() => { });
}
