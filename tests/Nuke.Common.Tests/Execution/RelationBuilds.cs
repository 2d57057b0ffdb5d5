#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0649 // Filled and created by the engine.
namespace Nuke.Common.Tests.Execution;

internal sealed class RelationBuild : NukeBuild, IExtra
{
    bool No => false;

    bool Never => false;

    Target Pack => _ => _.DependsOn(Compile).Executes(() => Journal.Note("Pack"));

    Target Test => _ => _.DependsOn(Compile).Executes(() => Journal.Note("Test"));

    Target Compile => _ => _.Triggers(Notify).Executes(() => Journal.Note("Compile"));

    Target Login => _ => _.Executes(() => Journal.Note("Login"));

    Target Notify => _ => _.DependsOn(Login).Executes(() => Journal.Note("Notify"));

    Target Announce => _ => _.TriggeredBy(Notify).Executes(() => Journal.Note("Announce"));

    Target Report => _ => _.TriggeredBy(Deploy, Preview).Executes(() => Journal.Note("Report"));

    Target Preview => _ => _.After(Deploy).OnlyWhenDynamic(() => No).Executes(() => Journal.Note("Preview"));

    Target Deploy => _ => _.Executes(() => Journal.Note("Deploy"));

    Target Sign => _ => _.DependentFor(Upload).Executes(() => Journal.Note("Sign"));

    Target Upload => _ => _.Executes(() => Journal.Note("Upload"));

    Target Middle => _ => _.Executes(() => Journal.Note("Middle"));

    Target Ending => _ => _.After(Middle).Executes(() => Journal.Note("Ending"));

    Target Opening => _ => _.Before(Middle).Executes(() => Journal.Note("Opening"));

    Target Trying => _ => _
        .TryDependsOn<IExtra>().TryDependsOn<IAbsent>(x => x.Absent)
        .TryDependentFor<IAbsent>().TryBefore<IAbsent>().TryAfter<IAbsent>().TryTriggers<IAbsent>().TryTriggeredBy<IAbsent>()
        .Executes(() => Journal.Note("Trying"));

    Target Kept => _ => _.Executes(() => Journal.Note("Kept"));

    Target Keeping => _ => _.DependsOn(Kept).OnlyWhenStatic(() => No).WhenSkipped(DependencyBehavior.Execute).Executes(() => Journal.Note("Keeping"));

    Target Other => _ => _.DependsOn(Kept).OnlyWhenStatic(() => No).Executes(() => Journal.Note("Other"));

    Target SecondAssured => _ => _.After(FirstAssured).AssuredAfterFailure().Executes(() => Journal.Note("SecondAssured"));

    Target FirstAssured => _ => _.After(Fails).AssuredAfterFailure().Executes(() =>
    {
        Journal.Note("FirstAssured");
        throw new InvalidOperationException("This too.");
    });

    Target Fails => _ => _.After(Doubtful).Executes(() => throw new InvalidOperationException("It broke."));

    Target Doubtful => _ => _.AssuredAfterFailure().OnlyWhenDynamic(() => No).OnlyWhenDynamic(() => Never).Executes(() => Journal.Note("Doubtful"));

    Target Guarded => _ => _.After(Throwing).AssuredAfterFailure().Executes(() => Journal.Note("Guarded"));

    Target Throwing => _ => _.OnlyWhenDynamic(() => Broken()).Executes(() => Journal.Note("Throwing"));

    Target Tolerated => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("So what."));

    Target AfterTolerated => _ => _.DependsOn(Tolerated).Executes(() => Journal.Note("AfterTolerated"));

    Target ConsumesAll => _ => _.Consumes(Producer).Executes();

    Target ConsumesOne => _ => _.Consumes(Producer, "*.nupkg").Executes();

    Target Producer => _ => _.Produces("*.nupkg", "*.snupkg").Executes();

    Target Split => _ => _.Partition(3).Executes(() => Journal.Note(string.Join(' ', Partition.GetCurrent(["a", "b", "c", "d", "e"]))));

    protected internal override void OnTargetSkipped(string target)
    {
        if (target == nameof(Doubtful))
            Journal.Note($"skipped {target}");
    }

    static bool Broken() => throw new InvalidOperationException("No idea.");
}

internal interface IExtra : INukeBuild
{
    Target Extra => _ => _.Executes(() => Journal.Note("Extra"));
}

internal interface IAbsent : INukeBuild
{
    Target Absent { get; }
}

internal interface ITwo : INukeBuild
{
    Target Early => _ => _.Executes();

    Target Late => _ => _.Executes();
}

internal sealed class MissingComponentBuild : NukeBuild
{
    Target Default => _ => _.DependsOn<IAbsent>();
}

internal sealed class ManyTargetsBuild : NukeBuild, ITwo
{
    Target Default => _ => _.DependsOn<ITwo>();
}

internal class ParentBuild : NukeBuild
{
    protected virtual Target Default => _ => _.Executes(() => Journal.Note("parent"));
}

internal class ChildBuild : ParentBuild
{
    protected override Target Default => _ => _.Base().Executes(() => Journal.Note("child"));
}

internal sealed class GrandchildBuild : ChildBuild
{
    protected override Target Default => _ => _.Base().Executes(() => Journal.Note("grandchild"));
}

internal sealed class BaselessBuild : NukeBuild
{
    Target Default => _ => _.Base().Executes();
}

internal sealed class CyclicBuild : NukeBuild
{
    Target A => _ => _.DependsOn(B).Executes();

    Target B => _ => _.After(C).Executes();

    Target C => _ => _.TriggeredBy(A).Executes();

    Target D => _ => _.DependsOn(D).Executes();
}
