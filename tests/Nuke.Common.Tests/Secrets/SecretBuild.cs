#pragma warning disable CA1812, CA1823, IDE0051, CS0649 // Filled and created by the engine.
using Serilog;

namespace Nuke.Common.Tests.Secrets;

internal sealed class SecretBuild : NukeBuild
{
    [Parameter("Token of the feed")]
    [Secret]
    readonly string? Token;

    [Parameter]
    [Secret]
    readonly string? OtherToken;

    [Parameter]
    readonly string? Place;

    Target Default => _ => _.Requires(() => Token).Executes(() =>
    {
        Journal.Note($"{Token} {OtherToken}");
        Log.Information("Used {Token} {Other} {Place}", Token, OtherToken, Place);
    });

    Target Other => _ => _.Executes(() => Journal.Note($"other {OtherToken}"));
}
