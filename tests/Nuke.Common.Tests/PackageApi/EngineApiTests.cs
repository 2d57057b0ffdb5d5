namespace Nuke.Common.Tests.PackageApi;

public sealed class EngineApiTests
{
    private static readonly HashSet<string> Nuke = [.. NukeApi.Lines.SelectMany(NukeApi.ForCaller)];

    [Fact]
    public void What_is_public_in_the_engine_has_the_signature_that_NUKE_gives_it() =>
        string.Join('\n', Unknown(NukeApi.Engine)).Should().BeEmpty("each is NUKE's (nuke-10.1.txt), or an extra with its reason (extras.txt)");

    [Theory]
    [InlineData("Nuke.Common.Host.Instance : Nuke.Common.Host { get; } [static]")]
    [InlineData("Nuke.Common.Tools.Git.GitTasks.GitCurrentBranch(string workingDirectory = null) : string [static]")]
    [InlineData("Nuke.Common.Tools.DotNet.DotNetRestoreSettingsExtensions.ResetSources``1(this ``0 o) : ``0 [static] where ``0 : Nuke.Common.Tools.DotNet.DotNetRestoreSettings")]
    public void A_member_that_NUKE_lacks_or_has_with_another_signature_is_found(string line) =>
        Unknown([new ApiMember(line, [])]).Should().Equal(line);

    [Fact]
    public void The_list_of_extras_has_nothing_that_is_gone_or_is_NUKEs()
    {
        NukeApi.Extras.Should().BeSubsetOf(NukeApi.Engine.Select(x => x.Line));
        NukeApi.Extras.Should().NotIntersectWith(NukeApi.Lines);
    }

    [Theory]
    [InlineData("Nuke.Common.Tools.DotNet.DotNetRestoreSettingsExtensions.SetSources``1(this ``0 o, params string[] v) : ``0 [static] where ``0 : Nuke.Common.Tools.DotNet.DotNetRestoreSettings")]
    [InlineData("Nuke.Common.Tools.DotNet.DotNetRestoreSettingsExtensions.ToggleIgnoreFailedSources``1(this ``0 o) : ``0 [static] where ``0 : Nuke.Common.Tools.DotNet.DotNetRestoreSettings")]
    [InlineData("Nuke.Common.Tools.Docker.DockerNetworkCreateSettingsExtensions.AddAuxAddress``1(this ``0 o, string k, string v) : ``0 [static] where ``0 : Nuke.Common.Tools.Docker.DockerNetworkCreateSettings")]
    [InlineData("Nuke.Common.Tools.Xunit.Xunit2SettingsExtensions.RemoveTraits``1(this ``0 o, string k, string v) : ``0 [static] where ``0 : Nuke.Common.Tools.Xunit.Xunit2Settings")]
    public void The_methods_of_an_option_follow_from_its_type_as_NUKE_generates_them(string line) => NukeApi.Lines.Should().Contain(line);

    /// <summary>An override is seen through what it overrides.</summary>
    private static IEnumerable<string> Unknown(IEnumerable<ApiMember> members) => members
        .Where(x => !x.IsOverride && !NukeApi.IsExtra(x.Line)).Select(x => x.Line)
        .Where(x => !NukeApi.ForCaller(x).All(Nuke.Contains));
}
