#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0649 // Filled and created by the engine.
using System.ComponentModel;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Nuke.Common.Tests.Execution;

internal sealed class ExampleBuild : NukeBuild
{
    [Parameter("What to compile for")]
    readonly Flavour Flavour = Flavour.Plain;

    [Parameter("Key of the package feed")]
    [Secret]
    readonly string? ApiKey;

    [Parameter]
    readonly bool DryRun;

    [Parameter]
    readonly int Retries = 1;

    [Parameter]
    readonly TimeSpan? Patience;

    [Parameter(Separator = ",")]
    readonly string[] Tags = [];

    [Parameter]
    readonly AbsolutePath? Folder;

    [Parameter]
    readonly DayOfWeek Day;

    [Parameter(ValueProviderMember = nameof(Rooms))]
    readonly string? Room;

    IEnumerable<string> Rooms => ["kitchen", "attic"];

    Target Restore => _ => _.Description("Restores packages").Executes(() => Journal.Note("Restore"));

    Target Default => _ => _.DependsOn(Restore).Executes(() => Journal.Note("Default"));

    Target Lint => _ => _.Unlisted().Executes(() => Journal.Note("Lint"));

    Target Publish => _ => _.Requires(() => ApiKey).Executes(() => Log.Information("Using {Key}", ApiKey));

    Target Asynchronous => _ => _.Executes(async () =>
    {
        Journal.Note("before");
        await Task.Yield();
        Journal.Note("after");
    });

    Target Show => _ => _.Executes(() =>
    {
        Journal.Note($"{Flavour} {DryRun} {Retries} {Patience} [{string.Join('|', Tags)}] {Folder} {Day} {Room} {ApiKey}");
        ReportSummary(_ => _.AddPair("Version", "1.2.3").AddPair("Tags", Tags.Length));
        Log.Warning("Mind the {Thing}", "gap");
    });
}

[TypeConverter(typeof(TypeConverter<Flavour>))]
internal sealed class Flavour : Enumeration
{
    public static readonly Flavour Plain = new() { Value = "plain" };
    public static readonly Flavour Spicy = new() { Value = "spicy" };
}

internal sealed class ConditionBuild : NukeBuild
{
    bool No => false;

    bool _needed;

    Target Needed => _ => _.Executes(() =>
    {
        _needed = true;
        Journal.Note("Needed");
    });

    Target Static => _ => _.DependsOn(Needed).OnlyWhenStatic(() => No).Executes(() => Journal.Note("Static"));

    Target Executing => _ => _.DependsOn(Needed).OnlyWhenStatic(() => No).WhenSkipped(DependencyBehavior.Execute)
        .Executes(() => Journal.Note("Executing"));

    Target Dynamic => _ => _.DependsOn(Needed).OnlyWhenDynamic(() => _needed).Executes(() => Journal.Note("Dynamic"));
}

internal sealed class FailingBuild : NukeBuild
{
    public static bool IsMended { get; set; }

    Target Fails => _ => _.Executes(() => throw new InvalidOperationException("It broke."));

    Target Last => _ => _.DependsOn(Fails).Executes(() => Journal.Note("Last"));

    Target Assured => _ => _.After(Last).AssuredAfterFailure().Executes(() => Journal.Note("Assured"));

    Target Tolerated => _ => _.Before(Other).ProceedAfterFailure().Executes(() => throw new InvalidOperationException("So what."));

    Target Other => _ => _.Executes(() => Journal.Note("Other"));

    Target Own => _ => _.Executes(() =>
    {
        ExitCode = 4;
        Assert.Fail("The previous release serves.");
    });

    Target Mistaken => _ => _.Executes(() =>
    {
        string? nothing = null;
        Journal.Note($"{nothing!.Length}");
    });

    Target First => _ => _.Executes(() => Journal.Note("First"));

    Target Mended => _ => _.DependsOn(First).Executes(() =>
    {
        Assert.True(IsMended, "Not yet.");
        Journal.Note("Mended");
    });
}
