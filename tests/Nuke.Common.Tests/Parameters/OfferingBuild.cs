#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0649, CS0414 // Filled and created by the engine.
using Nuke.Common.IO;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Parameters;

/// <summary>A parameter of every type that files and help have to know about.</summary>
internal sealed class OfferingBuild : NukeBuild, IHaveFeed
{
    public static IEnumerable<string> Cities => ["Aachen", "Bonn"];

    [Parameter("Where to")]
    readonly Flavour[] Flavours = [Flavour.Spicy];

    [Parameter]
    readonly bool? Loud;

    [Parameter]
    readonly bool Colours = true;

    [Parameter]
    readonly double Ratio = 0.5;

    [Parameter]
    readonly byte Level = 3;

    [Parameter]
    readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Parameter]
    readonly Guid? Id;

    [Parameter]
    readonly AbsolutePath Folder = RootDirectory / "artifacts";

    [Parameter]
    readonly AbsolutePath Elsewhere = (AbsolutePath)Path.GetTempPath();

    [Parameter(ValueProviderType = typeof(OfferingBuild), ValueProviderMember = nameof(Cities))]
    readonly string? City;

    [Parameter(List = false)]
    readonly string Hidden = "behind";

    [Parameter("Token of the feed")]
    [Secret]
    readonly string? Token;

    [Parameter]
    [Secret]
    readonly int? Pin;

    [Parameter("Who it is for")]
    readonly string? Customer;

    Target Default => _ => _.Executes(() => Journal.Note($"{City} {string.Join(',', Flavours)} {Loud} {Colours} {Ratio} {Level} {Id} {Elsewhere} {Hidden}"));

    Target Prepare => _ => _.Description("Gets ready").Executes(() => Journal.Note("Prepare"));

    Target Ship => _ => _.Description("Sends it off").DependsOn(Prepare).Requires(() => Customer, () => City, () => Token)
        .Executes(() => Journal.Note($"{Customer} {City} {Token} {Pin} {Folder} {Patience}"));

    Target Feed => _ => _.Requires(() => ((IHaveFeed)this).FeedKey).Executes(() => Journal.Note(((IHaveFeed)this).FeedKey!));

    Target Internal => _ => _.Unlisted().Executes(() => Journal.Note("Internal"));
}

internal interface IHaveFeed : INukeBuild
{
    [Parameter("Key of the feed")]
    string? FeedKey => TryGetValue(() => FeedKey);
}

internal sealed class RequiringBuild : NukeBuild
{
    [Parameter]
    [Required]
    readonly string? Region;

    Target Default => _ => _.Executes(() => Journal.Note(Region!));
}
